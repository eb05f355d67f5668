import type { CaseEvent } from '../case/event.ts'
import type { AnswerDecision } from '../case/remedy.ts'
import { sayDate, sayDue } from '../notices/sayDate.ts'

/** One thing that happened, as the resident is told it. `you`: their own words or acts. */
export interface Told {
  readonly at: CaseEvent['at']
  readonly who: 'you' | 'us'
  readonly title: string
  readonly text: string | null
}

export const decisions: Readonly<Record<AnswerDecision, string>> = {
  upheld: 'We agree with you.',
  'partly-upheld': 'We agree with part of it.',
  'not-upheld': 'We do not agree.',
  resolved: 'It has been put right.',
}

type Telling = Omit<Told, 'at'>

const you = (title: string, text: string | null = null): Telling => ({ who: 'you', title, text })
const us = (title: string, text: string | null = null): Telling => ({ who: 'us', title, text })

const joined = (...parts: readonly (string | null | undefined | false)[]): string | null =>
  parts.filter((part) => typeof part === 'string' && part.trim() !== '').join('\n\n') || null

const message = ({ message: said }: Extract<CaseEvent, { type: 'message-received' }>): Telling => {
  const files = said.attachments.map(({ filename }) => `With ${filename}`).join('\n')
  return said.author === 'staff'
    ? us('We wrote down what you told us', joined(said.text, files))
    : you('You told us', joined(said.text, files))
}

const answered = (event: Extract<CaseEvent, { type: 'responded' }>): Telling =>
  us(
    'We answered',
    joined(
      decisions[event.decision],
      event.response,
      ...(event.points ?? []).map(
        ({ point, decision, reasons }) => `${point}: ${decisions[decision]} ${reasons}`,
      ),
      ...(event.remedies ?? []).map(({ what }) => `To put it right: ${what}`),
      ...(event.actions ?? []).map(({ what, until }) => `We promised: ${what}, by ${sayDate(until)}.`),
    ),
  )

const longer = (until: string, reasons: string): string =>
  `We said that you will have our answer by ${sayDate(until)}. ${reasons}`

const ofWork = (event: CaseEvent): Telling | null => {
  switch (event.type) {
    case 'acknowledged':
      return us(
        'We told you what we have understood',
        joined(event.definition, `What you want: ${event.outcomesSought}`),
      )
    case 'definition-agreed':
      return us(
        'We agreed what your complaint is',
        joined(event.definition, `What you want: ${event.outcomesSought}`),
      )
    case 'contact-made':
      return us('We got in touch with you')
    case 'evidence-asked':
      return event.from === 'resident' ? us('We asked you for something', event.what) : null
    case 'extension-notified':
    case 'extension-told-late':
      return us('We told you that we need longer', longer(event.until, event.reasons))
    case 'meeting-arranged':
      return us('We arranged to meet you', event.with)
    case 'meeting-moved':
      return us('We moved the meeting', event.why)
    case 'meeting-held':
      return us('We met you')
    case 'responded':
      return answered(event)
    default:
      return null
  }
}

const ofGoingOn = (event: CaseEvent): Telling | null => {
  switch (event.type) {
    case 'complaint-raised':
      return you('You asked us to make it a complaint')
    case 'escalation-requested':
      return you('You asked us to look again', event.words)
    case 'escalation-accepted':
      return us('We took it to the next stage', event.by === 'putright' ? null : event.why)
    case 'escalation-refused':
      return us('We did not take it to the next stage', joined(event.reasons, `The clause: ${event.clause}.`))
    case 'escalation-dropped':
      return you('You no longer ask us to look again')
    case 'refused':
      return us(
        'We did not take it on as a complaint',
        joined(event.explanation, `The clause: ${event.clause}.`),
      )
    case 'withdrawn':
      return event.by === 'resident' ? you('You withdrew it') : us('We wrote down that you withdrew it')
    case 'closed':
      return us('We closed the case')
    case 'reopened':
      return us('We opened the case again', event.why)
    default:
      return null
  }
}

const ofPromises = (event: CaseEvent): Telling | null => {
  switch (event.type) {
    case 'remedy-offered':
      return us('We offered to put it right', event.remedy.what)
    case 'action-promised':
      return us('We promised', `${event.action.what}, by ${sayDate(event.action.until)}.`)
    case 'action-moved':
      return us('We moved a promise', `By ${sayDate(event.until)}. ${event.why}`)
    case 'action-completed':
      return us('We kept a promise', event.how)
    case 'adjustment-recorded':
      return us('We noted what makes it easier for you', event.what)
    case 'representative-authorised':
      return you('You said who may speak for you', event.representative.name)
    case 'representative-withdrawn':
      return us('Someone no longer speaks for you')
    case 'milestone-missed':
      return event.milestone === 'respond' || event.milestone === 'acknowledge'
        ? us('We missed a date', `It was due by ${sayDue(event.due)}. We are sorry.`)
        : null
    case 'determined':
      return us('The Ombudsman decided', event.finding)
    case 'survey-answered':
      return you('You told us how we did', event.words)
    default:
      return null
  }
}

/** What happened, newest last: what is only ours (who works on it, reminders, how it was read) is left out. */
export const storyOf = (events: readonly CaseEvent[]): readonly Told[] =>
  events.flatMap((event) => {
    const telling =
      event.type === 'message-received'
        ? message(event)
        : (ofWork(event) ?? ofGoingOn(event) ?? ofPromises(event))
    return telling === null ? [] : [{ at: event.at, ...telling }]
  })
