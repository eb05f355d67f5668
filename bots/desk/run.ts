import { z } from 'zod'
import type { LoadedCase } from '../../casework/handleCommand.ts'
import { previewCommand } from '../../casework/previewCommand.ts'
import {
  type AskedCommand,
  askedBy,
  notAllowed,
  type StaffAnswer,
  staffCommand,
} from '../../casework/staffCommand.ts'
import { instantOf } from '../../domain/calendar/instant.ts'
import type { Refusal } from '../../domain/case/command.ts'
import type { ReplyRoute } from '../../domain/message/message.ts'
import type { Answers, Form, Piece } from '../page.ts'
import { type AtHand, takeUp } from './atHand.ts'
import { casePage } from './casePage.ts'
import { type Desk, type Shown, saying, shownForm, shownPage, shownWrong, type Who } from './desk.ts'
import { notFor, type Task } from './task.ts'
import { taskNamed } from './tasks.ts'

/** What is kept between the preview and its being sent: exactly what was previewed. */
const draftSchema = z.object({
  caseId: z.string(),
  version: z.int(),
  commands: z.array(z.custom<AskedCommand>((value) => typeof value === 'object' && value !== null)),
})
type Draft = z.infer<typeof draftSchema>
const draftPage = 'send-draft'
const keptMilliseconds = 12 * 3_600_000

const gone = (): Shown => saying('There is no such case', 'Look at its reference again.')

/** A refusal as people read it: plain words, and the clause where there is one. */
export const refusalInWords = ({ why, clause }: Refusal): string =>
  clause === undefined ? why : `${why} (${clause})`

/** On the field that it is about, where there is a form; else said by itself. */
const refused = (task: Task, at: AtHand, desk: Desk, refusal: Refusal): Shown => {
  const [first] = task.fields?.(at, desk) ?? []
  if (first === undefined) return saying('That was not done', refusalInWords(refusal))
  const ids = new Set(task.fields?.(at, desk).map(({ id }) => id))
  const blamed = task.blames?.find(([words, id]) => words.test(refusal.why) && ids.has(id))?.[1]
  return shownWrong({ [blamed ?? first.id]: refusalInWords(refusal) })
}

const answered = async (desk: Desk, who: Who, caseId: string): Promise<Shown> => {
  const at = await takeUp(desk, who, caseId)
  return at === null ? gone() : shownPage(casePage(at, desk))
}

type Refused = Exclude<StaffAnswer, { readonly loaded: LoadedCase }>

const problemIn = (answer: StaffAnswer): Refused | null => ('loaded' in answer ? null : answer)

const refusalOf = (problem: Refused): Refusal => {
  if ('refusal' in problem) return problem.refusal
  return 'conflict' in problem
    ? { why: 'The case has changed since you looked. Look at it again before you go on.' }
    : { why: 'That was done already, with other words.' }
}

/** Each command in turn; the same sending again does nothing more. */
const runAll = async (
  desk: Desk,
  who: Who,
  { caseId, commands, version }: Omit<Draft, 'version'> & { readonly version?: number },
  key: string,
): Promise<Refusal | null> => {
  for (const [index, command] of commands.entries()) {
    const done = await staffCommand(desk.casework)({
      staff: who.staff,
      caseId,
      command,
      key: `${key}/${index}`,
      ...(version === undefined || index > 0 ? {} : { ifVersion: version }),
    })
    const problem = problemIn(done)
    if (problem !== null) return refusalOf(problem)
  }
  return null
}

/** A letter as it would go, and to whom, in words. */
interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}

type Preview = Extract<Awaited<ReturnType<ReturnType<typeof previewCommand>>>, { notices: unknown }>

const addressOf = (route: ReplyRoute): string => {
  switch (route.channel) {
    case 'email':
      return route.address
    case 'webchat':
      return route.email ?? 'their web chat'
    default:
      return 'nobody outside'
  }
}

/** Only what goes to a resident is read before: our own are told anyway. */
const lettersIn = ({ notices }: Preview, { state }: AtHand): readonly Letter[] =>
  notices.flatMap(({ to, copies, subject, text }) => {
    if (!('route' in to)) return []
    const name = state.people[0]?.name ?? 'the resident'
    const copied = copies.length === 0 ? '' : `, and a copy to ${copies.join(', ')}`
    return [{ to: `${name}, ${addressOf(to.route)}${copied}`, subject, text }]
  })

const unreachable =
  'We know no way to write to them, so nothing is sent: it goes on the case, and you tell them by letter or by phone.'

const previewForm = (at: AtHand, key: string, letters: readonly Letter[]): Form => {
  const to = letters[0]?.to
  return {
    name: 'send',
    title: 'Read it before it goes',
    send: to === undefined ? 'Record it now' : 'Send it now',
    carries: { draft: key, case: at.caseId },
    pieces: [
      {
        kind: 'paragraph',
        text: to === undefined ? unreachable : `This leaves us and goes to ${to}. Nothing has been sent yet.`,
      },
      ...letters.flatMap(({ to: each, subject, text }): readonly Piece[] => [
        { kind: 'heading', text: `To ${each}` },
        { kind: 'small', text: subject },
        { kind: 'quote', text },
      ]),
    ],
    fields: [
      {
        kind: 'ticks',
        id: 'sure',
        label: 'Is this right?',
        options: [
          { value: 'yes', label: to === undefined ? 'Yes, put it on the record' : `Yes, send it to ${to}` },
        ],
        values: [],
      },
    ],
  }
}

interface Asked {
  readonly commands: readonly AskedCommand[]
  readonly key: string
}

const runNow = async (desk: Desk, at: AtHand, task: Task, { commands, key }: Asked): Promise<Shown> => {
  const refusal = await runAll(desk, at.who, { caseId: at.caseId, commands: [...commands] }, key)
  return refusal === null ? answered(desk, at.who, at.caseId) : refused(task, at, desk, refusal)
}

/** Their role is asked before the case is: what would be sent is nobody's to read who may not send it. */
const lettersOf = async (desk: Desk, at: AtHand, command: AskedCommand) => {
  const full = askedBy(desk.casework, at.who.staff, command)
  const forbidden = notAllowed(desk.casework, at.who.staff, full)
  if (forbidden !== null) return { refusal: refusalOf(forbidden) }
  const preview = await previewCommand(desk.casework)(at.caseId, full)
  return 'refusal' in preview ? preview : { letters: lettersIn(preview, at) }
}

/** What a resident would be sent is read and agreed to first. Where nothing goes to them, it is done at once. */
const previewOrRun = async (desk: Desk, at: AtHand, task: Task, asked: Asked): Promise<Shown> => {
  const { commands, key } = asked
  const [command, another] = commands
  if (command === undefined || another !== undefined) return await runNow(desk, at, task, asked)
  const found = await lettersOf(desk, at, command)
  if ('refusal' in found) return refused(task, at, desk, found.refusal)
  if (found.letters.length === 0 && task.asksAgain !== true) return await runNow(desk, at, task, asked)
  const draft: Draft = { caseId: at.caseId, version: at.version, commands: [...commands] }
  const until = instantOf(Date.now() + keptMilliseconds)
  await desk.notebook.write({ page: draftPage, key, value: draft, until })
  return shownForm(previewForm(at, key, found.letters))
}

/** Presses a task's button: a form, or done at once where there is nothing to ask. */
export const openTask = async (desk: Desk, who: Who, name: string, caseId: string): Promise<Shown> => {
  const task = taskNamed(name)
  const at = await takeUp(desk, who, caseId)
  if (task === null || at === null) return gone()
  // The button may be an old one, or one that a whole channel sees.
  const refusal = notFor(at, task)
  if (refusal !== null) return saying('That was not done', refusalInWords(refusal))
  const key = `${caseId}/${at.version}/${name}/${who.staff.id}/${desk.casework.now()}`
  const fields = task.fields?.(at, desk) ?? []
  if (fields.length === 0) {
    const asked = task.asks({}, at, desk)
    return 'wrong' in asked
      ? saying('That was not done')
      : previewOrRun(desk, at, task, { commands: asked.commands, key })
  }
  return shownForm({
    name,
    title: task.label,
    send: task.label,
    carries: { case: caseId, key },
    pieces: [{ kind: 'small', text: at.state.reference }, ...(task.pieces?.(at) ?? [])],
    fields,
  })
}

/** Sends a task's form. */
export const sendTask = async (
  desk: Desk,
  who: Who,
  { name, carries }: Pick<Form, 'name' | 'carries'>,
  answers: Answers,
): Promise<Shown> => {
  const task = taskNamed(name)
  const at = await takeUp(desk, who, carries.case ?? '')
  if (task === null || at === null) return gone()
  const asked = task.asks(answers, at, desk)
  if ('wrong' in asked) return shownWrong(asked.wrong)
  return previewOrRun(desk, at, task, { commands: asked.commands, key: carries.key ?? '' })
}

/** Sends what was previewed, to the letter; not where the case has moved since. */
export const sendPreviewed = async (
  desk: Desk,
  who: Who,
  carries: Form['carries'],
  answers: Answers,
): Promise<Shown> => {
  const key = carries.draft ?? ''
  const draft = draftSchema.safeParse(await desk.notebook.read(draftPage, key)).data
  if (draft === undefined) return saying('Nothing was sent', 'This preview is too old. Open the case again.')
  if (answers.sure?.[0] !== 'yes')
    return shownWrong({ sure: 'Tick it to send it, or close this to go back.' })
  const refusal = await runAll(desk, who, draft, key)
  return refusal === null
    ? answered(desk, who, draft.caseId)
    : saying('Nothing was sent', refusalInWords(refusal))
}

/** The preview again, where it was sent without being agreed to. */
export const previewAgain = async (desk: Desk, who: Who, carries: Form['carries']): Promise<Form | null> => {
  const key = carries.draft ?? ''
  const draft = draftSchema.safeParse(await desk.notebook.read(draftPage, key)).data
  const at = draft === undefined ? null : await takeUp(desk, who, draft.caseId)
  const [command] = draft?.commands ?? []
  if (at === null || command === undefined) return null
  const found = await lettersOf(desk, at, command)
  return 'refusal' in found ? null : previewForm(at, key, found.letters)
}
