import type { Milestone, MilestoneName } from '../deadlines/milestone.ts'
import type { Part } from './notice.ts'
import { sayDue } from './sayDate.ts'

/** What a date means to the resident. Dates that are only ours are not in the list. */
const promises: Partial<Readonly<Record<MilestoneName, string>>> = {
  'make-safe': 'we will have looked at the danger and made your home safe.',
  investigate: 'we will have looked into what makes your home unsafe.',
  acknowledge:
    'someone will get in touch to make sure we have understood, and to ask what you would like us to do.',
  contact: 'someone will get in touch with you.',
  respond:
    'we will answer you in writing. That is the latest day: if we have understood sooner, you will hear sooner.',
  'meet-by': 'we will have met you to hear your side.',
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

/** What happens next and by when, as the resident is told it. */
export const nextSteps = (milestones: readonly Milestone[]): readonly Part[] => {
  const steps = strictest(milestones).map((milestone) => ({
    when: `By ${sayDue(milestone.due)}`,
    what: promises[milestone.milestone] ?? '',
  }))
  return steps.length === 0
    ? []
    : [
        { kind: 'heading', text: 'What happens next' },
        { kind: 'steps', steps },
      ]
}
