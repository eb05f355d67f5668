import type { Language } from '../../domain/conversation/strings.ts'
import type { Possible, WhyNot } from '../../domain/following/acts.ts'
import type { Point } from '../../domain/following/points.ts'
import type { Told } from '../../domain/following/story.ts'
import type { Words } from '../../domain/following/strings.ts'
import type { CaseView, DateToCome } from '../../domain/following/view.ts'
import { type Content, html, lines } from '../html.ts'
import { fill, inLanguage, wordsIn } from '../residentWords.ts'

const dateOf = ({ date, state }: Point, lang: Language): Content => {
  if (date === null) return null
  const { by, wasDue } = wordsIn(lang).case
  const ahead = state === 'next' || state === 'later'
  return html`<span class="date">${ahead ? fill(by, { date }) : state === 'late' ? fill(wasDue, { date }) : date}</span>`
}

/** The line of a case: a list, drawn as a line, with today marked. */
const line = (points: readonly Point[], lang: Language): Content => {
  const { stages, states } = wordsIn(lang).case
  return html`<ol class="stages" aria-label="${stages}">${points.map(
    (point) =>
      html`<li class="${point.state}"${point.state === 'today' ? html` aria-current="date"` : null}><span class="state">${states[point.state]}</span> <span class="title">${point.title}</span> ${dateOf(point, lang)}</li>`,
  )}</ol>`
}

/** What stands there in English on a page that is not: reasons and words of staff (WCAG 3.1.2). */
const inEnglish = (lang: Language): Content => (lang === 'en' ? null : html` lang="en-GB"`)

const dates = (all: readonly DateToCome[], lang: Language): Content => {
  const words = wordsIn(lang).case
  return all.length === 0
    ? null
    : html`<h2>${words.dates}</h2>
<dl class="dates">${all.map(
        ({ by, means, clause, why }) =>
          html`<div><dt>${fill(words.By, { date: by })}</dt><dd>${means} <span class="quiet">(${clause})</span>${why === null ? null : html`<br><span class="quiet"${inEnglish(lang)}>${why}</span>`}</dd></div>`,
      )}</dl>`
}

/** What staff wrote is in English; what the resident wrote, in whatever language they chose. */
const tellings = ({ who, text }: Told, lang: Language): Content =>
  text.map(
    (words) =>
      html`<p dir="auto"${who === 'us' && !words.own ? inEnglish(lang) : null}>${lines(words.text)}</p>`,
  )

const told =
  (lang: Language) =>
  (each: Told): Content =>
    html`<li class="${each.who}"><p class="quiet">${each.on}</p><h3>${each.title}</h3>${tellings(each, lang)}</li>`

const reasons = (why: readonly Words[], lang: Language): Content =>
  why.map((words) => html`<span${words.own ? null : inEnglish(lang)}>${words.text}</span> `)

const because = ({ why, clause }: WhyNot, lang: Language): Content =>
  html`${reasons(why, lang)}${clause === null ? null : html`<span class="quiet">(${clause})</span>`}`

const choice =
  (lang: Language) =>
  ({ act, refusal, note }: Possible): Content => {
    const { press } = wordsIn(lang).doings[act]
    return refusal === null
      ? html`<li><a class="button" href="${inLanguage(`/follow/case/${act}`, lang)}">${press}</a>${note === null ? null : html`<p class="quiet">${note}</p>`}</li>`
      : html`<li class="not"><p><strong>${fill(wordsIn(lang).case.notNow, { act: press })}.</strong> ${because(refusal, lang)}</p></li>`
  }

const beside = (references: readonly string[], lang: Language): Content =>
  references.length === 0
    ? null
    : html`<p>${wordsIn(lang).case.beside} ${references.map((reference) => html`<a class="reference" href="${inLanguage(`/follow?reference=${reference}`, lang)}">${reference}</a> `)}</p>`

/** The case: where it is, what the dates mean, what can be done, what happened. */
export const overview = (view: CaseView, done: string | null, lang: Language): Content => {
  const words = wordsIn(lang).case
  return html`
${done === null ? null : html`<p class="notice" role="status">${done}</p>`}
<h1>${words.yourCase} <span class="reference">${view.reference}</span></h1>
<p class="lead">${view.standing}</p>
${line(view.points, lang)}
${dates(view.dates, lang)}
<h2>${words.youCan}</h2>
<ul class="acts">
<li><a class="button" href="${inLanguage('/follow/case/add', lang)}">${words.add}</a></li>
${view.possible.map(choice(lang))}
</ul>
<h2>${words.happened}</h2>
${beside(view.beside, lang)}
<ol class="told">${view.told.toReversed().map(told(lang))}</ol>
<p class="quiet">${fill(words.policy, { policy: view.policy })}</p>
<form method="post" action="${inLanguage('/follow/leave', lang)}"><button type="submit">${words.leave}</button></form>`
}

const words = (label: string): Content => html`<label for="words">${label}</label>
<textarea id="words" name="words" rows="5" maxlength="8000"></textarea>`

const scale = [5, 4, 3, 2, 1] as const

const rating = (field: 'handling' | 'outcome', lang: Language): Content => {
  const { satisfied, scale: labels } = wordsIn(lang).case
  return html`<fieldset id="${field}"><legend>${satisfied[field]}</legend>${scale.map(
    (value) =>
      html`<div class="choice"><input type="radio" name="${field}" id="${field}-${value}" value="${value}"><label for="${field}-${value}">${labels[value]}</label></div>`,
  )}</fieldset>`
}

const back = (lang: Language): Content =>
  html`<p><a href="${inLanguage('/follow/case', lang)}">${wordsIn(lang).case.back}</a></p>`

export interface ActForm {
  readonly key: string
  readonly mistake: Content
  readonly lang: Language
}

/** One act on a page of its own: what it means, and the button. */
export const actPage = ({ act, refusal, note }: Possible, { key, mistake, lang }: ActForm): Content => {
  const { title, explain, ask, confirm } = wordsIn(lang).doings[act]
  if (refusal !== null)
    return [
      html`<h1>${fill(wordsIn(lang).case.notNow, { act: title })}</h1><p class="notice">${because(refusal, lang)}</p>`,
      back(lang),
    ]
  return html`<h1>${title}</h1>
<p>${explain}</p>
${note === null ? null : html`<p>${note}</p>`}
<form method="post" action="${inLanguage(`/follow/case/${act}`, lang)}" novalidate>
<input type="hidden" name="key" value="${key}">
${mistake}
${act === 'survey' ? [rating('handling', lang), rating('outcome', lang)] : null}
${ask === '' ? null : words(ask)}
<button type="submit" class="main">${confirm}</button>
</form>
${back(lang)}`
}
