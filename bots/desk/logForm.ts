import { z } from 'zod'
import type { KnownResident } from '../../casework/addressBook.ts'
import {
  logForResident,
  notable,
  type ProposedLog,
  proposeLog,
  readTyped,
} from '../../casework/logForResident.ts'
import { type Instant, instantOf, millisecondsOf } from '../../domain/calendar/instant.ts'
import { type Flag, flagSchema } from '../../domain/classifier/reading.ts'
import type { Choice } from '../../domain/conversation/state.ts'
import { messageSchema, replyRouteSchema } from '../../domain/message/message.ts'
import type { Route } from '../../domain/policy/outcome.ts'
import { mayDo, mayLog } from '../../domain/staff/mayDo.ts'
import { heard } from '../heard.ts'
import { type Answers, answer, type Field, type Form, type Option, type Piece, type Wrong } from '../page.ts'
import { dangerParts, staffNotice } from '../staffNotice.ts'
import { flagNames, outcomeNames, readAs } from '../staffWords.ts'
import {
  type Desk,
  type Shown,
  saying,
  shownForm,
  shownPage,
  shownWrong,
  type Typed,
  type Who,
} from './desk.ts'
import { noteDone, noteOpened } from './leftForms.ts'
import { instantOfLocal, localMoment } from './localTime.ts'

/** What is kept of the words while the form is open. */
const draftSchema = z.object({
  words: z.string(),
  identity: z.string(),
  replyRoute: replyRouteSchema,
  original: messageSchema.shape.original,
})
const draftPage = 'log-draft'

/** A form may lie open over a weekend. */
const keptDays = 7
const openTooLong = 'This form has been open too long. Copy your words and start again.'
const nothingSaid = 'Write what they said, in their words or yours.'
const dayMilliseconds = 86_400_000

const choiceNames: Readonly<Record<Choice | 'not-asked', string>> = {
  'not-asked': 'They have not been asked yet',
  complaint: 'A complaint',
  'just-fix-it': 'Just get it put right',
  both: 'Both: put it right, and a complaint',
}

const noteOf = ({ outcome, clause, confirm }: Route): string =>
  `${outcomeNames[outcome]} (${clause})${confirm ? ', a person confirms' : ''}`

const notAsked = 'not-asked'

/** Each choice with what the policy makes of it. */
const choiceOptions = (proposed: ProposedLog): readonly Option[] =>
  (Object.keys(choiceNames) as (keyof typeof choiceNames)[]).map((value) => {
    const found = proposed.routes.find(({ choice }) => (choice ?? notAsked) === value)
    const label = choiceNames[value]
    return found === undefined ? { value, label } : { value, label, note: noteOf(found.route) }
  })

const choiceField = (proposed: ProposedLog, chosen: boolean): Field => ({
  kind: 'choice',
  id: 'choice',
  label: 'What do they want? The policy says what it becomes',
  options: choiceOptions(proposed),
  value: chosen ? 'complaint' : notAsked,
})

/** A resident as an option: name and address, as an officer reads them back. */
export const residentOption = ({ id, person }: KnownResident): Option => ({
  value: id,
  label: person.name ?? '',
  note: person.address ?? '',
})

const residentField = (residents: readonly KnownResident[]): Field => {
  const [only, another] = residents
  return {
    kind: 'search',
    id: 'resident',
    label: 'Who is it? Name, address, postcode or reference',
    optional: true,
    found: residents.map(residentOption),
    ...(only !== undefined && another === undefined ? { value: only.id } : {}),
  }
}

const flagField = (read: readonly Flag[]): Field => ({
  kind: 'ticks',
  id: 'flags',
  label: 'Is any of this so?',
  optional: true,
  options: notable.map((flag) => ({ value: flag, label: flagNames[flag] })),
  values: read.filter((flag) => notable.includes(flag)),
})

/** Whom the words seem to be about, for a client that shows no names in its search. */
const foundPieces = ({ residents }: ProposedLog): readonly Piece[] => {
  const [only, another] = residents
  return only === undefined || another !== undefined
    ? []
    : [{ kind: 'small', text: `It seems to be ${only.person.name}, ${only.person.address}.` }]
}

const readingPieces = (proposed: ProposedLog): readonly Piece[] => {
  const { reading, passages, reference } = proposed
  return [
    ...foundPieces(proposed),
    ...(reference === null
      ? []
      : [{ kind: 'small' as const, text: `Names ${reference}: it will be added to that case.` }]),
    ...(passages.length === 0
      ? []
      : [
          { kind: 'small' as const, text: `Read as ${readAs[reading.disposition]}, from these words:` },
          ...passages.slice(0, 3).map((text) => ({ kind: 'quote' as const, text })),
        ]),
  ]
}

/** A text field holds 3,000 characters in Slack: longer words are shown, and kept as they came. */
const longestField = 3000

const wordsField = (words: string): Field => ({
  kind: 'text',
  id: 'words',
  label: 'What they said, in their words or yours',
  long: true,
  ...(words === '' ? {} : { value: words }),
})

const fieldsFor = (proposed: ProposedLog, typed: Typed, saidAt: string | null): readonly Field[] => [
  ...(typed.words.length > longestField ? [] : [wordsField(typed.words)]),
  residentField(proposed.residents),
  choiceField(proposed, typed.chosen === true),
  flagField(proposed.reading.flags),
  {
    kind: 'moment',
    id: 'saidAt',
    label: 'When did they say it, if not just now? The clock starts then',
    optional: true,
    ...(saidAt === null ? {} : { value: saidAt }),
  },
]

/** Asked where the form was opened on nothing: the words come first, so that danger in them is seen before they are logged. */
const wordsForm = (identity: string): Form => ({
  name: 'words',
  title: 'Log dissatisfaction',
  send: 'Read it',
  carries: { draft: identity },
  pieces: [],
  fields: [wordsField('')],
})

/** The form for logging, filled in as far as the words go; without any, it asks for them. */
const openLogForm = async (desk: Desk, who: Who, typed: Typed): Promise<Form> => {
  const { casework, notebook } = desk
  const { zone } = casework.rules.calendar
  const { words, identity, replyRoute, original } = typed
  await notebook.write({
    page: draftPage,
    key: identity,
    value: { words, identity, replyRoute, original },
    until: instantOf(Date.now() + keptDays * dayMilliseconds),
  })
  if (words === '') return wordsForm(identity)
  await noteOpened(desk, who, typed)
  const proposed = await proposeLog(casework)(who.tool, words)
  return {
    name: 'log',
    title: 'Log dissatisfaction',
    send: 'Log it',
    carries: { draft: identity },
    pieces: [
      ...dangerParts({ dangers: proposed.dangers, read: proposed.reading }, casework.rules.landlord),
      ...readingPieces(proposed),
    ],
    fields: fieldsFor(proposed, typed, original === undefined ? null : localMoment(zone, original.at)),
  }
}

/** The form for logging, for those who may: whoever speaks with residents (Code 3.2). Nobody else's words are kept. */
export const openLog = async (desk: Desk, who: Who, typed: Typed): Promise<Shown> => {
  const refusal = mayLog(who.staff.roles)
  return refusal === null ? shownForm(await openLogForm(desk, who, typed)) : saying('Not logged', refusal.why)
}

/** The form for words that were kept when they came; null where none were. */
export const keptLogForm = async (desk: Desk, who: Who, identity: string): Promise<Form | null> => {
  const kept = draftSchema.safeParse(await desk.notebook.read(draftPage, identity)).data
  return kept === undefined ? null : await openLogForm(desk, who, kept)
}

/** The form that a button opens: for the words that were kept under its name, or for words yet to be typed. */
export const openLogAgain = async (desk: Desk, who: Who, identity: string, fresh: Typed): Promise<Shown> => {
  const kept = draftSchema.safeParse(await desk.notebook.read(draftPage, identity)).data
  return await openLog(desk, who, kept ?? fresh)
}

/** Reads the words that were asked for: the form comes up filled in, and nothing is logged yet. */
export const sendWords = async (
  desk: Desk,
  who: Who,
  carries: Form['carries'],
  answers: Answers,
): Promise<Shown> => {
  const kept = draftSchema.safeParse(await desk.notebook.read(draftPage, carries.draft ?? '')).data
  if (kept === undefined) return shownWrong({ words: openTooLong })
  const said = heard(answer(answers, 'words'))
  if (said === null) return shownWrong({ words: nothingSaid })
  return await openLog(desk, who, { ...kept, words: said.words, chosen: said.choice === 'complaint' })
}

const choiceOf = (answers: Answers): Choice | null => {
  const chosen = answer(answers, 'choice')
  return chosen === 'complaint' || chosen === 'just-fix-it' || chosen === 'both' ? chosen : null
}

const flagsOf = (answers: Answers): readonly Flag[] | undefined =>
  answers.flags?.flatMap((flag) => flagSchema.safeParse(flag).data ?? [])

/** A flag that was read and is taken away: a hazard's legal clock would not start, so that is for caseworkers. */
const mayNotClear = (who: Who, read: readonly Flag[], left: readonly Flag[] | undefined): string | null => {
  if (left === undefined || !read.some((flag) => notable.includes(flag) && !left.includes(flag))) return null
  const refusal = mayDo(who.staff.roles, {
    type: 'clear-flag',
    at: instantOf(0),
    by: `staff:${who.staff.id}`,
    flag: 'vulnerability',
    why: '',
  })
  return refusal === null
    ? null
    : `Leave what was read as it is, and say in your words why it is wrong. ${refusal.why}`
}

const momentWrong = (said: Instant | null, text: string, now: Instant): string | null => {
  if (text === '') return null
  if (said === null) return 'Write the day and the time.'
  return millisecondsOf(said) > millisecondsOf(now)
    ? 'That is still to come. Leave it empty for just now.'
    : null
}

interface Read {
  readonly words: string
  readonly saidAt: Instant | null
  readonly wrong: Wrong
}

const readAnswers = (desk: Desk, who: Who, answers: Answers, kept: string): Read => {
  const { casework } = desk
  const words = kept.length > longestField ? kept : answer(answers, 'words')
  const when = answer(answers, 'saidAt')
  const saidAt = instantOfLocal(casework.rules.calendar.zone, when)
  const late = momentWrong(saidAt, when, casework.now())
  const reading = readTyped(casework, who.tool, words)
  const flags = mayNotClear(who, reading.flags, flagsOf(answers))
  return {
    words,
    saidAt,
    wrong: {
      ...(heard(words) === null ? { words: nothingSaid } : {}),
      ...(late === null ? {} : { saidAt: late }),
      ...(flags === null ? {} : { flags }),
    },
  }
}

/** Logs what the form says, once however often it is sent, and shows what to tell the resident now. */
export const sendLogForm = async (
  desk: Desk,
  who: Who,
  carries: Form['carries'],
  answers: Answers,
): Promise<Shown> => {
  const draft = draftSchema.safeParse(await desk.notebook.read(draftPage, carries.draft ?? '')).data
  if (draft === undefined) return shownWrong({ words: openTooLong })
  const refusal = mayLog(who.staff.roles)
  if (refusal !== null) return saying('Not logged', refusal.why)
  const { words, saidAt, wrong } = readAnswers(desk, who, answers, draft.words)
  if (Object.keys(wrong).length > 0) return shownWrong(wrong)
  const resident = answer(answers, 'resident')
  const logged = await logForResident(desk.casework)({
    words,
    choice: choiceOf(answers),
    staff: who.staff.id,
    channel: who.tool,
    channelMessageId: draft.identity,
    replyRoute: draft.replyRoute,
    saidAt,
    ...(resident === '' ? {} : { resident }),
    flags: flagsOf(answers),
    ...(draft.original === undefined ? {} : { original: draft.original }),
  })
  await noteDone(desk, who.tool, draft.identity)
  const { headline, parts } = staffNotice(logged, desk.casework.rules.landlord)
  return shownPage({
    headline,
    pieces: [
      ...parts,
      {
        kind: 'buttons',
        buttons: [
          { label: 'Open the case', opens: 'case', about: logged.caseId, says: `Open ${logged.reference}` },
        ],
      },
    ],
  })
}
