import type { Milestone, MilestoneName } from '../deadlines/milestone.ts'
import { callBackDay, more, openingHours, say, type Told } from './flow.ts'
import type { Context } from './input.ts'
import type { Reply, StagePoint } from './reply.ts'
import { dayAt, sayBy, sayDay } from './sayDay.ts'
import type { Logged, State } from './state.ts'
import { avoidsCalls, contactIn } from './words.ts'

/** What each date means to them. Dates that are only ours are not in the list. */
const titles: Partial<Readonly<Record<MilestoneName, string>>> = {
  'make-safe': 'We make your home safe',
  investigate: "We look into what's unsafe",
  acknowledge: "We tell you what we've understood",
  contact: 'Someone gets in touch',
  respond: 'We answer you in writing',
  'meet-by': 'We meet you',
}

const promises: Partial<Readonly<Record<MilestoneName, string>>> = {
  'make-safe': "we'll have looked at the danger and made your home safe.",
  investigate: "we'll have looked into what makes your home unsafe.",
  acknowledge: "someone will get in touch to make sure we've understood.",
  contact: 'someone will get in touch with you.',
  respond: "we'll answer you in writing.",
  'meet-by': "we'll have met you to hear your side.",
}

/** The earliest pending date of each kind: the stricter clock is the one that is worked to. */
const promised = ({ milestones }: Logged): readonly Milestone[] =>
  milestones
    .filter(({ state, milestone }) => state === 'pending' && promises[milestone] !== undefined)
    .toSorted((left, right) => Date.parse(left.due) - Date.parse(right.due))
    .filter((each, index, all) => all.findIndex(({ milestone }) => milestone === each.milestone) === index)

const isComplaint = ({ outcome }: Logged): boolean => ['stage-1', 'stage-2', 'appeal'].includes(outcome)

/** A person decides first what it is; where they chose a complaint themselves, that is what it is (Code 1.3). */
const isUndecided = ({ choice, path }: State, { status }: Logged): boolean =>
  path === 'person' || (status === 'to-confirm' && choice !== 'complaint' && choice !== 'both')

const headline = (state: State, logged: Logged): string => {
  const { outcome, reference } = logged
  if (isUndecided(state, logged)) return `We've got your message: ${reference}.`
  if (isComplaint(logged)) return `We've got your complaint: ${reference}.`
  if (outcome === 'compliment') return `Passed on, with our thanks. The reference is ${reference}.`
  if (outcome === 'enquiry') return `We've got your question: ${reference}.`
  if (outcome === 'service-request') return `We've got your report: ${reference}.`
  return `We've got what you told us: ${reference}.`
}

const points = (state: State, logged: Logged, { now, landlord }: Context): readonly StagePoint[] => {
  const dates = promised(logged)
  if (dates.length === 0) return []
  const told: StagePoint = {
    title: 'You told us',
    date: sayDay(dayAt(state.saidAt ?? now, landlord.timeZone), now),
    state: 'done',
  }
  const ahead = dates.map(
    (each, index): StagePoint => ({
      title: titles[each.milestone] ?? '',
      date: sayBy(each.due, now),
      state: index === 0 ? 'next' : 'later',
    }),
  )
  const after: StagePoint = {
    title: "If you're not happy with our answer, you ask us to look again",
    date: null,
    state: 'later',
  }
  return [told, ...ahead, ...(isComplaint(logged) ? [after] : [])]
}

const whoReads = (state: State, logged: Logged): string => {
  if (isUndecided(state, logged))
    return 'One of us will read it, to be sure that we deal with it in the right way.'
  return logged.outcome === 'enquiry'
    ? 'One of us will answer it.'
    : 'One of us will read it and tell you what we will do.'
}

const whatHappensNext = (state: State, logged: Logged, now: Context['now']): readonly string[] => {
  const dates = promised(logged)
  if (logged.outcome === 'compliment' && dates.length === 0) return []
  const steps = dates.map(({ milestone, due }) => `By ${sayBy(due, now)} ${promises[milestone]}`)
  const first = isUndecided(state, logged) || dates.length === 0 ? [whoReads(state, logged)] : []
  const avoids = dates.length > 0 && avoidsCalls(state.answers.adjustments ?? null)
  return [
    'What happens next:',
    ...first,
    ...steps,
    ...(avoids ? ["We'll write to you and not ring, as you asked."] : []),
  ]
}

const callBack = (state: State, context: Context): readonly Reply[] => {
  if (!state.callBack) return []
  const { email, phone } = contactIn(state.answers.contact ?? '')
  const by = `by the end of ${callBackDay(context)}`
  if (phone !== null)
    return [say(`Someone will ring you on ${phone} ${by}. We're there ${openingHours(context)}.`)]
  if (email !== null) return [say(`Someone will write to you at ${email} ${by}.`)]
  return [
    say(
      `I don't have a number for you. Ring us on ${context.landlord.telephone}: we're there ${openingHours(context)}.`,
    ),
  ]
}

const ombudsman = ({ ombudsman: { name, telephone, website, address } }: Context): Reply => ({
  kind: 'say',
  text: `You can ask the ${name} for help at any time, not only at the end. It's free, and it isn't part of us. Phone: ${telephone}. Website: ${website.replace('https://', '')}. Post: ${address}.`,
  calls: [{ label: `Ring the ${name}, ${telephone}`, number: telephone }],
})

const howToComplain = say(
  "If you're not happy with how we deal with it, come back here and say so. We'll log a complaint.",
)

const unhappyRoute = (state: State, logged: Logged, context: Context): readonly Reply[] => {
  if (isComplaint(logged) || state.path === 'complaint') return [ombudsman(context)]
  return logged.outcome === 'compliment' ? [] : [howToComplain]
}

/** A copy where we can send one; else how the answer can reach them at all. */
const copy = (state: State, logged: Logged, { landlord }: Context): string => {
  const { email, phone } = contactIn(state.answers.contact ?? '')
  if (email !== null) return `We'll send this to ${email} too.`
  const here = 'You can read this again on this device: open this page.'
  if (phone !== null || state.answers.address || logged.outcome === 'compliment') return here
  return `${here} We have no way to reach you yet. Type an email address or a phone number here, or ring us on ${landlord.telephone} and give the reference.`
}

const ended = (state: State, logged: Logged, context: Context): readonly Reply[] => [
  {
    kind: 'logged',
    text: [headline(state, logged), ...whatHappensNext(state, logged, context.now)].join('\n'),
    reference: logged.reference,
    stages: [...points(state, logged, context)],
  },
  ...callBack(state, context),
  ...unhappyRoute(state, logged, context),
  {
    kind: 'say',
    text: `${copy(state, logged, context)} If there's more to say about this, type it here.`,
    choices: more,
  },
]

const added = (state: State, logged: Logged): readonly Reply[] =>
  state.logged?.reference === logged.reference
    ? [say(`I've added that to ${logged.reference}.`)]
    : [
        say(
          `I've passed that on. Its own reference is ${logged.reference}, and it names ${state.logged?.reference ?? 'the first one'}, so that we read them together.`,
        ),
      ]

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
  return { state: { ...done, logged }, replies: ended(state, logged, context) }
}
