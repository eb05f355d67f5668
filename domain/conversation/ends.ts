import type { Milestone } from '../deadlines/milestone.ts'
import { textable } from '../telephone/textable.ts'
import { callBackDay, more, openingHours, say, type Told } from './flow.ts'
import type { Context } from './input.ts'
import { takeNext } from './matters.ts'
import type { Reply, StagePoint } from './reply.ts'
import { dayAt, sayBy, sayDay } from './sayDay.ts'
import type { Logged, State } from './state.ts'
import { fill, type Strings, stringsOf } from './strings.ts'
import { avoidsCalls, contactIn } from './words.ts'

/** The dates that mean something to them; those that are only ours are not in the list. */
type Promised = keyof Strings['promises']

interface PromisedDate extends Milestone {
  readonly milestone: Promised
}

const isPromised = (milestone: Milestone): milestone is PromisedDate =>
  milestone.milestone in stringsOf({ lang: 'en' }).promises

/** The earliest pending date of each kind: the stricter clock is the one that is worked to. */
const promised = ({ milestones }: Logged): readonly PromisedDate[] =>
  milestones
    .filter(isPromised)
    .filter(({ state }) => state === 'pending')
    .toSorted((left, right) => Date.parse(left.due) - Date.parse(right.due))
    .filter((each, index, all) => all.findIndex(({ milestone }) => milestone === each.milestone) === index)

const complaints: readonly string[] = ['stage-1', 'stage-2', 'appeal']

const isComplaint = ({ outcome }: Logged): boolean => complaints.includes(outcome)

/** A person decides first what it is; where they chose a complaint themselves, that is what it is (Code 1.3). */
const isUndecided = ({ choice, path }: State, { status }: Logged): boolean =>
  path === 'person' || (status === 'to-confirm' && choice !== 'complaint' && choice !== 'both')

const gotAs = (undecided: boolean, outcome: string): keyof Strings['got'] => {
  if (undecided) return 'message'
  if (complaints.includes(outcome)) return 'complaint'
  if (outcome === 'compliment') return 'praise'
  if (outcome === 'enquiry') return 'question'
  return outcome === 'service-request' ? 'report' : 'other'
}

const headline = (state: State, logged: Logged): string => {
  const { outcome, reference } = logged
  return fill(stringsOf(state).got[gotAs(isUndecided(state, logged), outcome)], { reference })
}

const points = (state: State, logged: Logged, { now, landlord }: Context): readonly StagePoint[] => {
  const strings = stringsOf(state)
  const dates = promised(logged)
  if (dates.length === 0) return []
  const told: StagePoint = {
    title: strings.youToldUs,
    date: sayDay(dayAt(state.saidAt ?? now, landlord.timeZone), now, strings),
    state: 'done',
  }
  const ahead = dates.map(
    (each, index): StagePoint => ({
      title: strings.titles[each.milestone],
      date: sayBy(each.due, now, strings),
      state: index === 0 ? 'next' : 'later',
    }),
  )
  const after: StagePoint = {
    title: strings.lookAgainStage,
    date: null,
    state: 'later',
  }
  return [told, ...ahead, ...(isComplaint(logged) ? [after] : [])]
}

const whoReads = (state: State, logged: Logged): string => {
  const { readToDecide, oneAnswers, oneReads } = stringsOf(state)
  if (isUndecided(state, logged)) return readToDecide
  return logged.outcome === 'enquiry' ? oneAnswers : oneReads
}

const whatHappensNext = (state: State, logged: Logged, now: Context['now']): readonly string[] => {
  const strings = stringsOf(state)
  const dates = promised(logged)
  if (logged.outcome === 'compliment' && dates.length === 0) return []
  const steps = dates.map(({ milestone, due }) =>
    fill(strings.step, { day: sayBy(due, now, strings), promise: strings.promises[milestone] }),
  )
  const first = isUndecided(state, logged) || dates.length === 0 ? [whoReads(state, logged)] : []
  const avoids = dates.length > 0 && avoidsCalls(state.answers.adjustments ?? null)
  return [strings.whatNext, ...first, ...steps, ...(avoids ? [strings.noCalls] : [])]
}

const callBack = (state: State, context: Context): readonly Reply[] => {
  if (!state.callBack) return []
  const strings = stringsOf(state)
  const { email, phone } = contactIn(state.answers.contact ?? '')
  const said = { day: callBackDay(state, context), hours: openingHours(state, context) }
  if (phone !== null) return [say(fill(strings.ringBack, { ...said, phone }))]
  if (email !== null) return [say(fill(strings.writeBack, { ...said, email }))]
  return [say(fill(strings.ringUs, { ...said, telephone: context.landlord.telephone }))]
}

const ombudsman = (
  { ombudsman: { name, telephone, website, address } }: Context,
  strings: Strings,
): Reply => ({
  kind: 'say',
  text: fill(strings.ombudsman, { name, telephone, website: website.replace('https://', ''), address }),
  calls: [{ label: fill(strings.ringOmbudsman, { name, telephone }), number: telephone }],
})

const unhappyRoute = (state: State, logged: Logged, context: Context): readonly Reply[] => {
  const strings = stringsOf(state)
  if (isComplaint(logged) || state.path === 'complaint') return [ombudsman(context, strings)]
  return logged.outcome === 'compliment' ? [] : [say(strings.howToComplain)]
}

/** A copy where we can send one; else how the answer can reach them at all. */
const copy = (state: State, logged: Logged, { landlord }: Context): string => {
  const strings = stringsOf(state)
  const { email, phone } = contactIn(state.answers.contact ?? '')
  if (email !== null) return fill(strings.copy, { email })
  const here = strings.readAgain
  if (phone !== null || state.answers.address || logged.outcome === 'compliment') return here
  return `${here} ${fill(strings.noWayToReach, { telephone: landlord.telephone })}`
}

/** How they come back to it from elsewhere, who gave a number alone. */
const comeBack = (state: State, { landlord }: Context): readonly Reply[] => {
  const { email, phone } = contactIn(state.answers.contact ?? '')
  if (landlord.texts === undefined || email !== null || phone === null || state.parts.length > 0) return []
  const { comeBackByText, noText } = stringsOf(state)
  const canText = textable(landlord, phone) !== null
  return [say(fill(canText ? comeBackByText : noText, { phone, telephone: landlord.telephone }))]
}

/** Where something else of the same message follows, it goes on with that. */
const last = (state: State, logged: Logged, context: Context): readonly Reply[] =>
  state.parts.length > 0
    ? []
    : [
        {
          kind: 'say',
          text: `${copy(state, logged, context)} ${stringsOf(state).moreToSay}`,
          choices: more(state),
        },
      ]

const ended = (state: State, logged: Logged, context: Context): readonly Reply[] => [
  {
    kind: 'logged',
    text: [headline(state, logged), ...whatHappensNext(state, logged, context.now)].join('\n'),
    reference: logged.reference,
    stages: [...points(state, logged, context)],
  },
  ...callBack(state, context),
  ...unhappyRoute(state, logged, context),
  ...comeBack(state, context),
  ...last(state, logged, context),
]

const added = (state: State, { reference }: Logged): readonly Reply[] => {
  const strings = stringsOf(state)
  if (state.logged?.reference === reference) return [say(fill(strings.addedTo, { reference }))]
  const first = state.logged?.reference ?? strings.theFirst
  return [say(fill(strings.passedOn, { reference, first }))]
}

/** What they are told once the host has logged the draft. */
export const afterLogging = (state: State, logged: Logged, context: Context): Told => {
  const done: State = {
    ...state,
    step: 'done',
    pending: null,
    adding: false,
    question: null,
    attachments: [],
  }
  if (state.adding) return { state: done, replies: added(state, logged) }
  const over = { state: { ...done, logged }, replies: ended(state, logged, context) }
  const onward = takeNext(over.state, context)
  return onward === null ? over : { state: onward.state, replies: [...over.replies, ...onward.replies] }
}
