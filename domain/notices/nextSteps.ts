import type { Milestone, MilestoneName } from '../deadlines/milestone.ts'
import type { Part } from './notice.ts'
import { sayDue } from './sayDate.ts'

/** What is known of a case besides its dates that changes how they are told. */
interface Telling {
  /** Phone calls are hard for them, so that we write (Code 3.1, 5.10). */
  readonly inWriting?: boolean
  /** Their complaint has been acknowledged, so that the date for the answer no longer moves forward. */
  readonly acknowledged?: boolean
}

type Promise = (telling: Telling) => string

const reachYou = ({ inWriting }: Telling): string => (inWriting === true ? 'write to you' : 'get in touch')

/** What a date means to the resident. Dates that are only ours are not in the list. */
const promises: Partial<Readonly<Record<MilestoneName, Promise>>> = {
  'make-safe': () => 'we will have looked at the danger and made your home safe.',
  investigate: () => 'we will have looked into what makes your home unsafe.',
  summary: () => 'we will have sent you a letter that says what we found and what we will do.',
  'safety-work': () => 'we will have done the work that makes your home safe.',
  'works-started': () => 'we will have begun the rest of the work.',
  acknowledge: (telling) =>
    `someone will ${reachYou(telling)} to make sure we have understood, and to ask what you would like us to do.`,
  contact: (telling) =>
    telling.inWriting === true ? 'someone will write to you.' : 'someone will get in touch with you.',
  respond: ({ acknowledged }) =>
    acknowledged === true
      ? 'we will answer you in writing.'
      : 'we will answer you in writing. That is the latest day: if we have understood sooner, you will hear sooner.',
  'meet-by': () => 'we will have met you to hear your side.',
}

/** The earliest pending date of each kind, since we work to the stricter clock. */
const strictest = (milestones: readonly Milestone[]): readonly Milestone[] => {
  const pending = milestones
    .filter((milestone) => milestone.state === 'pending' && promises[milestone.milestone] !== undefined)
    .toSorted((left, right) => Date.parse(left.due) - Date.parse(right.due))
  return pending.filter(
    (milestone, index) => pending.findIndex((other) => other.milestone === milestone.milestone) === index,
  )
}

/** The dates that are still to come, as the resident is told them; no part where there are none. */
export const stepsToCome = (milestones: readonly Milestone[], telling: Telling = {}): readonly Part[] => {
  const steps = strictest(milestones).map((milestone) => ({
    when: `By ${sayDue(milestone.due)}`,
    what: promises[milestone.milestone]?.(telling) ?? '',
  }))
  return steps.length === 0 ? [] : [{ kind: 'steps', steps }]
}

/** What happens next and by when, under its heading. */
export const nextSteps = (milestones: readonly Milestone[], telling: Telling = {}): readonly Part[] => {
  const steps = stepsToCome(milestones, telling)
  return steps.length === 0 ? [] : [{ kind: 'heading', text: 'What happens next' }, ...steps]
}

/** What we said we would do, for when its day has passed. Null where it was no promise to the resident. */
export const promisedWords: Partial<Readonly<Record<MilestoneName, string>>> = {
  'make-safe': 'make your home safe',
  investigate: 'look into what makes your home unsafe',
  summary: 'send you a letter that says what we found',
  'safety-work': 'do the work that makes your home safe',
  'works-started': 'begin the rest of the work',
  acknowledge: 'get in touch to make sure we have understood you',
  contact: 'get in touch with you',
  respond: 'answer you',
  'meet-by': 'meet you to hear your side',
}
