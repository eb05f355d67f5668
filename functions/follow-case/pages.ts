import type { Refusal } from '../../domain/case/command.ts'
import type { Act, Possible } from '../../domain/following/acts.ts'
import type { Point } from '../../domain/following/points.ts'
import type { Told } from '../../domain/following/story.ts'
import type { CaseView, DateToCome } from '../../domain/following/view.ts'
import { sayDate } from '../../domain/notices/sayDate.ts'
import { type Content, html, lines } from '../html.ts'

const stateWords: Readonly<Record<Point['state'], string>> = {
  done: 'Done',
  late: 'Late',
  next: 'Next',
  later: 'Later',
  today: 'Now',
}

const dateOf = ({ date, state }: Point): Content => {
  if (date === null) return null
  return html`<span class="date">${state === 'next' || state === 'later' ? `by ${date}` : state === 'late' ? `was due by ${date}` : date}</span>`
}

/** The line of a case: a list, drawn as a line, with today marked. */
const line = (points: readonly Point[]): Content =>
  html`<ol class="stages" aria-label="The stages of your case">${points.map(
    (point) =>
      html`<li class="${point.state}"${point.state === 'today' ? html` aria-current="date"` : null}><span class="state">${stateWords[point.state]}</span> <span class="title">${point.title}</span> ${dateOf(point)}</li>`,
  )}</ol>`

const dates = (all: readonly DateToCome[]): Content =>
  all.length === 0
    ? null
    : html`<h2>Dates, and what they mean</h2>
<dl class="dates">${all.map(
        ({ by, means, clause, why }) =>
          html`<div><dt>By ${by}</dt><dd>${means} <span class="quiet">(${clause})</span>${why === null ? null : html`<br><span class="quiet">${why}</span>`}</dd></div>`,
      )}</dl>`

const told = ({ at, who, title, text }: Told): Content =>
  html`<li class="${who}"><p class="quiet">${sayDate(at)}</p><h3>${title}</h3>${text === null ? null : html`<p dir="auto">${lines(text)}</p>`}</li>`

interface Doing {
  /** The button that leads there. */
  readonly press: string
  readonly title: string
  readonly explain: string
  /** The button that does it. */
  readonly confirm: string
  /** What is asked for, never needed. */
  readonly ask: string | null
  readonly done: string
}

/** What each act is called, and what is said before and after. */
export const doings: Readonly<Record<Act, Doing>> = {
  further: {
    press: 'Take this further',
    title: 'Take this further',
    explain:
      'Someone who has not dealt with it before will look at all of it again, and answer you in writing.',
    confirm: 'Yes, take this further',
    ask: 'Is there anything you want them to look at? You can leave this empty.',
    done: 'We have your request to look again. What happens next, and by when, is on this page.',
  },
  accept: {
    press: 'I accept the answer',
    title: 'Accept the answer',
    explain: 'We then close this. What we promised, we still do. You can complain again at any time.',
    confirm: 'Yes, I accept it',
    ask: null,
    done: 'Thank you. We have closed this.',
  },
  complain: {
    press: 'Make this a complaint',
    title: 'Make this a complaint',
    explain: 'Then we must look into it, and answer you in writing by a date that you can see here.',
    confirm: 'Yes, make it a complaint',
    ask: 'Is there anything to add? You can leave this empty.',
    done: 'It is a complaint now. The dates are on this page.',
  },
  survey: {
    press: 'Tell us how we did',
    title: 'Tell us how we did',
    explain: 'It takes a minute. It changes nothing about your case.',
    confirm: 'Send',
    ask: 'Anything else you want to say? You can leave this empty.',
    done: 'Thank you for telling us.',
  },
  withdraw: {
    press: 'Withdraw this',
    title: 'Withdraw this',
    explain:
      'We then stop. Nobody will hold it against you, and you can complain again. If something is still wrong, you do not have to withdraw.',
    confirm: 'Yes, withdraw it',
    ask: 'If you like, tell us why. You can leave this empty.',
    done: 'You withdrew this. Thank you for telling us.',
  },
}

const choice = ({ act, refusal, note }: Possible): Content =>
  refusal === null
    ? html`<li><a class="button" href="/follow/case/${act}">${doings[act].press}</a>${note === null ? null : html`<p class="quiet">${note}</p>`}</li>`
    : html`<li class="not"><p><strong>${doings[act].press}: not now.</strong> ${refusal.why}${refusal.clause === undefined ? null : html` <span class="quiet">(${refusal.clause})</span>`}</p></li>`

/** The case: where it is, what the dates mean, what can be done, what happened. */
export const overview = (view: CaseView, done: string | null): Content => html`
${done === null ? null : html`<p class="notice" role="status">${done}</p>`}
<h1>Your case <span class="reference">${view.reference}</span></h1>
<p class="lead">${view.standing}</p>
${line(view.points)}
${dates(view.dates)}
<h2>What you can do</h2>
<ul class="acts">
<li><a class="button" href="/follow/case/add">Add a message, a photo or a document</a></li>
${view.possible.map(choice)}
</ul>
<h2>What has happened</h2>
<ol class="told">${view.told.toReversed().map(told)}</ol>
<p class="quiet">We deal with this under our policy “${view.policy}”.</p>
<form method="post" action="/follow/leave"><button type="submit">Close my case on this device</button></form>`

const words = (label: string): Content => html`<label for="words">${label}</label>
<textarea id="words" name="words" rows="5" maxlength="8000"></textarea>`

const scale = [
  [5, 'Very satisfied'],
  [4, 'Satisfied'],
  [3, 'Neither'],
  [2, 'Dissatisfied'],
  [1, 'Very dissatisfied'],
] as const

const rating = (field: 'handling' | 'outcome', question: string): Content =>
  html`<fieldset id="${field}"><legend>${question}</legend>${scale.map(
    ([value, label]) =>
      html`<div class="choice"><input type="radio" name="${field}" id="${field}-${value}" value="${value}"><label for="${field}-${value}">${label}</label></div>`,
  )}</fieldset>`

const ratings: Content = [
  rating('handling', 'How satisfied are you with how we dealt with it?'),
  rating('outcome', 'How satisfied are you with what came of it?'),
]

const back: Content = html`<p><a href="/follow/case">Go back without doing this</a></p>`

/** One act on a page of its own: what it means, and the button. */
export const actPage = (
  { act, refusal, note }: Possible,
  { key, mistake }: { readonly key: string; readonly mistake: Content },
): Content => {
  const { title, explain, ask, confirm } = doings[act]
  if (refusal !== null) return [html`<h1>${title}: not now</h1>`, why(refusal), back]
  return html`<h1>${title}</h1>
<p>${explain}</p>
${note === null ? null : html`<p>${note}</p>`}
<form method="post" action="/follow/case/${act}" novalidate>
<input type="hidden" name="key" value="${key}">
${mistake}
${act === 'survey' ? ratings : null}
${ask === null ? null : words(ask)}
<button type="submit" class="main">${confirm}</button>
</form>
${back}`
}

const why = (refusal: Refusal): Content =>
  html`<p class="notice">${refusal.why}${refusal.clause === undefined ? null : html` <span class="quiet">(${refusal.clause})</span>`}</p>`
