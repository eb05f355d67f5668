import type { Fact } from '../../deadlines/fact.ts'
import type { OpenedCase } from '../case.ts'
import type { CaseEventOf } from '../event.ts'
import type { PeopleEvent } from '../events/people.ts'
import { hazardFacts } from './opening.ts'

/** A representative becomes one of the case's people, so that what they write joins it. */
const authorised = (state: OpenedCase, event: CaseEventOf<'representative-authorised'>): OpenedCase => {
  const { name, email, phone } = event.representative
  return {
    ...state,
    representatives: [...state.representatives, event.representative],
    people: [...state.people, { name, email, phone, address: null, tenancy: null }],
  }
}

const withdrawn = (state: OpenedCase, { id }: CaseEventOf<'representative-withdrawn'>): OpenedCase => {
  const gone = state.representatives.find((each) => each.id === id)
  return {
    ...state,
    representatives: state.representatives.filter((each) => each !== gone),
    people: state.people.filter(
      (person, place) => place === 0 || person.name !== gone?.name || person.email !== gone.email,
    ),
  }
}

const flagRaised = (state: OpenedCase, event: CaseEventOf<'flag-raised'>): OpenedCase => ({
  ...state,
  flags: [...new Set([...state.flags, event.flag])],
  facts: [...state.facts, ...hazardFacts([event.flag], state.flags, event.happenedAt ?? event.at)],
})

const severityOf = { hazard_emergency: 'emergency', hazard_significant: 'significant' } as const

const isOfFlag = (fact: Fact, flag: string): boolean =>
  fact.type === 'hazard-known' &&
  Object.entries(severityOf).some(([name, severity]) => name === flag && severity === fact.severity)

/**
 * What was read as an emergency and as a significant hazard at once has the emergency's clock alone: without that, the
 * other's runs, from the same moment.
 */
const factsWithout = ({ facts, flags }: OpenedCase, cleared: string): readonly Fact[] => {
  const stays = cleared === 'hazard_emergency' && flags.includes('hazard_significant')
  const hasOwn = facts.some((fact) => isOfFlag(fact, 'hazard_significant'))
  return facts.flatMap((fact): readonly Fact[] => {
    if (fact.type !== 'hazard-known' || !isOfFlag(fact, cleared)) return [fact]
    return stays && !hasOwn ? [{ ...fact, severity: 'significant' }] : []
  })
}

export const foldPeople = (state: OpenedCase, event: PeopleEvent): OpenedCase => {
  switch (event.type) {
    case 'representative-authorised':
      return authorised(state, event)
    case 'representative-withdrawn':
      return withdrawn(state, event)
    case 'adjustment-recorded': {
      const { id, what, disclosed } = event
      return { ...state, adjustments: [...state.adjustments, { id, what, disclosed, ended: false }] }
    }
    case 'adjustment-ended':
      return {
        ...state,
        adjustments: state.adjustments.map((each) =>
          each.id === event.id ? { ...each, ended: true } : each,
        ),
      }
    case 'flag-raised':
      return flagRaised(state, event)
    case 'address-proven':
      return { ...state, proven: [...state.proven, event.email.toLowerCase()] }
    case 'number-proven':
      return { ...state, proven: [...state.proven, event.number] }
    case 'flag-cleared':
      return {
        ...state,
        flags: state.flags.filter((flag) => flag !== event.flag),
        facts: factsWithout(state, event.flag),
      }
  }
}
