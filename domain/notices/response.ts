import type { CaseEventOf } from '../case/event.ts'
import type { AnswerDecision, PromisedAction, Remedy } from '../case/remedy.ts'
import { type OwedNotice, toResident } from './compose.ts'
import type { Part } from './notice.ts'
import type { NoticeOf } from './noticeOf.ts'
import { sayDate, sayDue } from './sayDate.ts'
import { howToReply, stageName } from './values.ts'

type Responded = CaseEventOf<'responded'>

const decisions: Readonly<Record<AnswerDecision, string>> = {
  upheld: 'We uphold your complaint. You were right: we got this wrong, and we are sorry.',
  'partly-upheld': 'We partly uphold your complaint. We got some of this wrong, and we are sorry.',
  'not-upheld':
    'We do not uphold your complaint. We looked at it with care, and we did not find that we got it wrong.',
  resolved: 'Your complaint is resolved. You and we have agreed how to put it right.',
}

const pointDecisions: Readonly<Record<AnswerDecision, string>> = {
  upheld: 'upheld',
  'partly-upheld': 'partly upheld',
  'not-upheld': 'not upheld',
  resolved: 'resolved',
}

const pointParts = ({ points = [] }: Responded): readonly Part[] =>
  points.length === 0
    ? []
    : [
        {
          kind: 'steps',
          steps: points.map(({ point, decision, reasons }) => ({
            when: `${point} (${pointDecisions[decision]})`,
            what: reasons,
          })),
        },
      ]

const names: Readonly<Record<Remedy['kind'], string>> = {
  apology: 'We say sorry',
  explanation: 'An explanation',
  work: 'Work that we will do',
  'decision-reconsidered': 'We look at our decision again',
  'record-corrected': 'We correct what we hold about you',
  'policy-changed': 'We change how we do things',
  money: 'Money',
}

const pounds = (pence: number): string =>
  `£${(pence / 100).toFixed(pence % 100 === 0 ? 0 : 2).replace(/\B(?=(\d{3})+(?!\d))/g, ',')}`

const asSentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

const moneyWords = (remedy: Extract<Remedy, { kind: 'money' }>): string =>
  `${pounds(remedy.pence)}, ${remedy.paidTo === 'resident' ? 'paid to you' : 'paid to your account with us'}. ${asSentence(remedy.what)}`

/** What puts it right, each with what it is for (Code 7.1). */
export const remedyParts = (remedies: readonly Remedy[]): readonly Part[] =>
  remedies.length === 0
    ? []
    : [
        {
          kind: 'steps',
          steps: remedies.map((remedy) => ({
            when: names[remedy.kind],
            what: remedy.kind === 'money' ? moneyWords(remedy) : remedy.what,
          })),
        },
      ]

/** What is still to be done, in the order of its days (Code 6.6, 6.9, 7.3). */
export const actionParts = (actions: readonly Pick<PromisedAction, 'what' | 'until'>[]): readonly Part[] =>
  actions.length === 0
    ? []
    : [
        {
          kind: 'steps',
          steps: actions
            .toSorted((left, right) => left.until.localeCompare(right.until))
            .map(({ what, until }) => ({ when: `By ${sayDate(until)}`, what })),
        },
      ]

const none = (text: string): readonly Part[] => [{ kind: 'paragraph', text }]

const orElse = (parts: readonly Part[], text: string): readonly Part[] =>
  parts.length === 0 ? none(text) : parts

const referBy = ({ milestones }: NoticeOf): string => {
  const last = milestones.find(({ milestone, state }) => milestone === 'refer-by' && state === 'pending')
  return last === undefined ? '' : ` Do so by ${sayDue(last.due)}.`
}

/** Where the next stage is ours: how to ask for it, without a reason (Code 6.12); else that this was our last word. */
export const goFurther = (
  { stage, furtherBy }: Pick<Responded, 'stage'> & { readonly furtherBy?: string | undefined },
  of: NoticeOf,
): string => {
  const next = of.policy.stages.find((each) => each.id === stage)?.next
  if (next === undefined || next === 'external')
    return `This is our last answer. If you are not happy with it, you can go to the ${of.policy.ombudsman.name}.${referBy(of)}`
  const until =
    furtherBy === undefined
      ? 'You can ask at any time.'
      : `Please ask by ${sayDate(furtherBy)}. If you ask later, a person will still look at it.`
  return `You can ask us to look again. In our complaints policy, the next step is called “${stageName(of, next) ?? 'the next stage'}”. To ask for it, ${howToReply('response', of)}. You don't have to give a reason. ${until}`
}

/** Who else can help by the policy, such as a tribunal for leaseholders; nobody has to go there first. */
const otherRoutes = ({ policy }: NoticeOf): string | null => {
  const others = policy.external.filter(({ id }) => id === 'first-tier-tribunal' || id === 'regulator')
  return others.length === 0
    ? null
    : others.map((each) => `For ${each.for}: ${each.name}. ${each.says}`).join('\n')
}

const isLast = (stage: string, { policy }: NoticeOf): boolean => {
  const spec = policy.stages.find(({ id }) => id === stage)
  return spec?.next === undefined || spec.next === 'external' || spec.respond?.final === true
}

const definitionOf = ({ stage }: Responded, { state }: NoticeOf) =>
  state.stages.findLast((work) => work.stage === stage && work.definition !== null)?.definition ??
  state.stages.findLast((work) => work.definition !== null)?.definition ??
  null

/** Where nobody has put the complaint into words of ours, its own words are what was answered. */
const understood = (event: Responded, of: NoticeOf): string =>
  definitionOf(event, of)?.definition ?? of.state.text.trim().slice(0, longestWords)

const longestWords = 2000

const heldRequest = ({ state }: NoticeOf): string | null =>
  state.request?.standing === 'to-decide'
    ? 'You asked us to look again before you had this answer. We have kept that, and you don’t have to ask twice. If this answer is enough for you, tell us.'
    : null

/** The answer of a stage with all that the Code asks of it (6.9, 6.19). */
export const responseNotice = (event: Responded, of: NoticeOf): OwedNotice => {
  const { ombudsman } = event
  return toResident(
    {
      kind: 'response',
      key: ['response', event.stage, event.at].join('/'),
      by: event.by,
      ...(ombudsman === undefined ? {} : { ombudsman }),
    },
    of,
    {
      definition: understood(event, of),
      outcomesSought: definitionOf(event, of)?.outcomesSought ?? null,
      decision: decisions[event.decision],
      points: pointParts(event),
      response: event.response,
      remedies: orElse(
        remedyParts(event.remedies ?? []),
        event.decision === 'not-upheld'
          ? 'We did not find anything that we have to put right.'
          : 'What we do to put it right is in our answer above.',
      ),
      actions: orElse(
        actionParts(event.actions ?? []),
        'There is nothing left for us to do after this letter.',
      ),
      goFurther: goFurther(event, of),
      otherRoutes: isLast(event.stage, of) ? otherRoutes(of) : null,
      heldRequest: heldRequest(of),
    },
  )
}
