import type { OpenedCase } from '../case/case.ts'
import type { CaseEvent, CaseEventOf } from '../case/event.ts'
import { dayAt } from '../conversation/sayDay.ts'
import { fill, type Language } from '../conversation/strings.ts'
import { own, type Strings, sayDate, sayDue, stringsIn, type Words, written } from './strings.ts'
import { isTheirs, writerFor } from './whose.ts'

/** One thing that happened, as the resident is told it. `you`: their own words or acts. */
export interface Told {
  readonly on: string
  readonly who: 'you' | 'us'
  readonly title: string
  readonly text: readonly Words[]
}

/** Whose page it is, and in which language. */
export interface Reader {
  readonly state: OpenedCase
  /** The address that they have shown to be theirs. */
  readonly address: string
  readonly lang: Language
  readonly timeZone: string
}

type Telling = Omit<Told, 'on'>

type Maybe = Words | string | null | undefined | false

const isSaid = (words: Words): boolean => words.text.trim() !== ''

/** Whatever is no words of ours is shown as it was written. */
const said = (...parts: readonly Maybe[]): readonly Words[] =>
  parts
    .flatMap((part) => (part === null || part === undefined || part === false ? [] : [part]))
    .map((part) => (typeof part === 'string' ? written(part) : part))
    .filter(isSaid)

const you = (title: string, ...parts: readonly Maybe[]): Telling => ({
  who: 'you',
  title,
  text: said(...parts),
})
const us = (title: string, ...parts: readonly Maybe[]): Telling => ({
  who: 'us',
  title,
  text: said(...parts),
})

/**
 * What staff wrote of somebody is not for that person’s eyes, and what others wrote is theirs. That it came is told, and no
 * more; what a machine sent tells them nothing.
 */
const message = (event: CaseEventOf<'message-received'>, reader: Reader): Telling | null => {
  const { story } = stringsIn(reader.lang)
  const { message: sent } = event
  if (sent.author === 'machine') return null
  if (sent.author === 'staff') return us(story.weNoted)
  if (isTheirs(sent, reader)) {
    const files = sent.attachments.map(({ filename }) => own(fill(story.withFile, { file: filename })))
    return you(story.youTold, sent.text, ...files)
  }
  const name = writerFor(sent, reader)
  return us(name === null ? story.othersWrote : fill(story.theyWrote, { name }))
}

const answered = (event: CaseEventOf<'responded'>, lang: Language): Telling => {
  const { story, decisions } = stringsIn(lang)
  return us(
    story.answered,
    own(decisions[event.decision]),
    event.response,
    ...(event.points ?? []).flatMap(({ point, decision, reasons }) => [
      `${point}:`,
      own(decisions[decision]),
      reasons,
    ]),
    ...(event.remedies ?? []).flatMap(({ what }) => [own(story.remedy), what]),
    ...(event.actions ?? []).flatMap(({ what, until }) => [
      own(fill(story.promise, { date: sayDate(until, lang) })),
      what,
    ]),
  )
}

const ofWork = (event: CaseEvent, lang: Language): Telling | null => {
  const { story } = stringsIn(lang)
  switch (event.type) {
    case 'acknowledged':
      return us(story.understood, event.definition, own(story.youWant), event.outcomesSought)
    case 'definition-agreed':
      return us(story.agreed, event.definition, own(story.youWant), event.outcomesSought)
    case 'contact-made':
      return us(story.inTouch)
    case 'evidence-asked':
      return event.from === 'resident' ? us(story.asked, event.what) : null
    case 'extension-notified':
    case 'extension-told-late':
      return us(
        story.needLonger,
        own(fill(story.longer, { date: sayDate(event.until, lang) })),
        event.reasons,
      )
    case 'meeting-arranged':
      return us(story.toMeet, event.with)
    case 'meeting-moved':
      return us(story.meetingMoved, event.why)
    case 'meeting-held':
      return us(story.met)
    case 'responded':
      return answered(event, lang)
    default:
      return null
  }
}

const clauseOf = ({ story }: Strings, clause: string): Words => own(fill(story.clause, { clause }))

const ofGoingOn = (
  event: CaseEvent,
  strings: Strings,
  isOthers: (words: string) => boolean,
): Telling | null => {
  const { story } = strings
  switch (event.type) {
    case 'complaint-raised':
      return you(story.madeComplaint)
    case 'escalation-requested':
      return you(story.lookAgain, event.words !== null && !isOthers(event.words) && event.words)
    case 'escalation-accepted':
      return us(story.nextStage, event.by !== 'putright' && event.why)
    case 'escalation-refused':
      return us(story.noNextStage, event.reasons, clauseOf(strings, event.clause))
    case 'escalation-dropped':
      return you(story.noLonger)
    case 'refused':
      return us(story.notTakenOn, event.explanation, clauseOf(strings, event.clause))
    case 'withdrawn':
      return event.by === 'resident' ? you(story.youWithdrew) : us(story.notedWithdrawn)
    case 'closed':
      return us(story.closed)
    case 'reopened':
      return us(story.reopened, event.why)
    default:
      return null
  }
}

const ofPromises = (event: CaseEvent, lang: Language): Telling | null => {
  const { story } = stringsIn(lang)
  switch (event.type) {
    case 'remedy-offered':
      return us(story.offered, event.remedy.what)
    case 'action-promised':
      return us(
        story.promised,
        event.action.what,
        own(fill(story.byDate, { date: sayDate(event.action.until, lang) })),
      )
    case 'action-moved':
      return us(story.promiseMoved, own(fill(story.byDate, { date: sayDate(event.until, lang) })), event.why)
    case 'action-completed':
      return us(story.promiseKept, event.how)
    case 'adjustment-recorded':
      return us(story.easier, event.what)
    case 'representative-authorised':
      return you(story.speaksForYou, event.representative.name)
    case 'representative-withdrawn':
      return us(story.speaksNoLonger)
    case 'milestone-missed':
      return event.milestone === 'respond' || event.milestone === 'acknowledge'
        ? us(story.missed, own(fill(story.wasDue, { date: sayDue(event.due, lang) })))
        : null
    case 'determined':
      return us(stringsIn(lang).story.determined, event.finding)
    case 'survey-answered':
      return you(story.surveyed, event.words)
    default:
      return null
  }
}

/** What happened, newest last: what is only ours (who works on it, reminders, how it was read) is left out. */
export const storyOf = (events: readonly CaseEvent[], reader: Reader): readonly Told[] => {
  const { lang, timeZone } = reader
  const others = events.flatMap((event) =>
    event.type === 'message-received' && !isTheirs(event.message, reader) ? [event.message.text] : [],
  )
  const isOthers = (words: string): boolean => others.some((text) => text.startsWith(words))
  return events.flatMap((event) => {
    const telling =
      event.type === 'message-received'
        ? message(event, reader)
        : (ofWork(event, lang) ?? ofGoingOn(event, stringsIn(lang), isOthers) ?? ofPromises(event, lang))
    return telling === null ? [] : [{ on: sayDate(dayAt(event.at, timeZone), lang), ...telling }]
  })
}
