import aslValidator from 'asl-validator'
import { describe, expect, test } from 'vitest'
import { loadPolicy, policyIds } from '../../../configuration/policies.ts'
import { compileTimeline } from '../../../domain/timeline/compile.ts'
import { placesOf } from '../../../domain/timeline/place.ts'
import { embeddedMachine } from '../../../local/deployTimelines.ts'

const functions = {
  locateCase: 'arn:aws:lambda:eu-west-2:123456789012:function:locate',
  awaitCase: 'arn:aws:lambda:eu-west-2:123456789012:function:await',
  reachMilestones: 'arn:aws:lambda:eu-west-2:123456789012:function:reach',
}

interface State {
  readonly Type: string
  readonly Resource?: string
  readonly Next?: string
  readonly Default?: string
  readonly Choices?: readonly { readonly Next: string }[]
  readonly Catch?: readonly { readonly Next: string }[]
}

const reachable = (states: Readonly<Record<string, State>>, from: string): ReadonlySet<string> => {
  const seen = new Set<string>()
  const open = [from]
  while (open.length > 0) {
    const name = open.pop() ?? ''
    if (seen.has(name)) continue
    seen.add(name)
    const { Next, Default, Choices = [], Catch = [] } = states[name] ?? { Type: 'none' }
    open.push(
      ...[Next, Default].filter((each) => each !== undefined),
      ...[...Choices, ...Catch].map((each) => each.Next),
    )
  }
  return seen
}

describe.each(policyIds())('the state machine of %s', (id) => {
  const policy = loadPolicy(id)
  const machine = compileTimeline(policy, functions)
  const states: Readonly<Record<string, State>> = machine.States

  test('is valid Amazon States Language', () => {
    const { isValid, errorsText } = aslValidator(structuredClone(machine))
    expect(errorsText('\n')).toBe('')
    expect(isValid).toBe(true)
  })

  test('has states for each stage, by the policy’s own name', () => {
    for (const { id, name } of policy.stages.filter((stage) => stage.id !== 'external')) {
      const own = Object.keys(states).filter((state) => state.startsWith(`${name}: `))
      expect(own, id).toEqual(expect.arrayContaining([`${name}: to answer`, `${name}: answered`]))
    }
  })

  test('waits nowhere that is not a place of the policy, and hands over before a year or 25,000 events', () => {
    const waits = Object.entries(states).filter(([, { Resource }]) => Resource?.endsWith('waitForTaskToken'))
    expect(waits.map(([name]) => name)).toEqual(placesOf(policy).map(({ name }) => name))
    expect(JSON.stringify(states['Which step'])).toContain('Continue in a fresh execution')
  })

  test('reaches every state, and from each of them the end', () => {
    expect([...reachable(states, machine.StartAt)].toSorted()).toEqual(Object.keys(states).toSorted())
    for (const name of Object.keys(states)) expect(reachable(states, name), name).toContain('Over')
  })

  test('names no state longer than the service takes (80 characters)', () => {
    for (const name of Object.keys(states)) expect(name.length, name).toBeLessThanOrEqual(80)
  })

  test('is the same on one machine as on AWS but for the functions’ names', () => {
    const names = (definition: string): string => definition.replaceAll(/arn:aws:lambda:[^"]+/g, 'a function')
    expect(names(embeddedMachine(id))).toBe(names(JSON.stringify(machine)))
  })
})
