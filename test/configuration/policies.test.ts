import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { policyFolder } from '../../configuration/places.ts'
import { loadPolicy, loadPolicyFile, policyIds } from '../../configuration/policies.ts'
import { BadFile } from '../../configuration/yamlFile.ts'

const folder = mkdtempSync(join(tmpdir(), 'putright-policy-'))
const good = (id: string) => readFileSync(join(policyFolder(), `${id}.yaml`), 'utf8')

/** A policy with one passage changed: the file, and the line that the change is on. */
const spoilt = (id: string, from: string, to: string): { file: string; line: number } => {
  const text = good(id)
  const at = text.indexOf(from)
  expect(at, `“${from}” is in ${id}.yaml`).toBeGreaterThan(-1)
  const file = join(folder, `${id}-${Math.abs(at)}-${to.length}.yaml`)
  writeFileSync(file, text.slice(0, at) + to + text.slice(at + from.length))
  return { file, line: text.slice(0, at).split('\n').length }
}

const refusal = (file: string): string => {
  try {
    loadPolicyFile(file)
  } catch (error) {
    if (error instanceof BadFile) return error.message
    throw error
  }
  return 'accepted'
}

test('the seven policies load by id, and from their files', () => {
  expect(policyIds()).toEqual([
    'code-2024',
    'feedback-first-2021',
    'flagship-2018',
    'flagship-2020',
    'flagship-procedure',
    'housing-solutions-2024',
    'spso-2020',
  ])
  for (const id of policyIds()) {
    expect(loadPolicyFile(join(policyFolder(), `${id}.yaml`))).toEqual(loadPolicy(id))
  }
})

test('the Code stands beside the English policies, and beside no other', () => {
  const beside = policyIds().filter((id) => loadPolicy(id).codePolicy?.id === 'code-2024')
  expect(beside).toEqual(policyIds().filter((id) => id !== 'code-2024' && id !== 'spso-2020'))
})

test('an unknown id is answered with those there are', () => {
  expect(() => loadPolicy('code-2042')).toThrow(/no policy “code-2042”.*code-2024/)
})

describe('a policy is refused, with the file, the line, the path and what to do, for', () => {
  test('an unknown unit', () => {
    const { file, line } = spoilt('code-2024', 'count: 5, unit: working-days', 'count: 5, unit: fortnights')
    expect(refusal(file)).toBe(
      `${file}, line ${line}, stages[0].acknowledge.limit.within.unit: "fortnights" is not a unit of time; write one of hours, working-hours, calendar-days, working-days, weeks, months, years`,
    )
  })

  test('a limit without a clause', () => {
    const { file, line } = spoilt('code-2024', 'from: received, clause: "6.2"', 'from: received')
    expect(refusal(file)).toBe(
      `${file}, line ${line}, stages[0].acknowledge.limit.clause: the clause is missing; every value names the clause of the document that says so`,
    )
  })

  test('an anchor that does not exist', () => {
    const { file } = spoilt('code-2024', 'from: acknowledged, clause: "6.3"', 'from: posted, clause: "6.3"')
    expect(refusal(file)).toContain('"posted" is not something that can start a clock; write one of received')
  })

  test('an anchor that never happens in its stage', () => {
    const { file, line } = spoilt(
      'code-2024',
      'from: acknowledged, clause: "6.3"',
      'from: meeting-held, clause: "6.3"',
    )
    expect(refusal(file)).toBe(
      `${file}, line ${line}, stages[0].respond.limit.from: “meeting-held” never happens in stage-1, so this clock would never start; count it from something that does, or add the step that it waits for`,
    )
  })

  test('an acknowledgement counted from itself', () => {
    const { file } = spoilt('code-2024', 'from: received, clause: "6.2"', 'from: acknowledged, clause: "6.2"')
    expect(refusal(file)).toContain('an acknowledgement can’t be counted from itself')
  })

  test('a stage that can’t be reached', () => {
    const { file } = spoilt('flagship-2020', '    next: appeal\n', '    next: external\n')
    const message = refusal(file)
    expect(message).toContain('stages[2]: appeal can’t be reached')
    expect(message).toContain('take the stage out')
  })

  test('a stage that leads nowhere', () => {
    const { file, line } = spoilt('code-2024', 'next: stage-2', 'next: appeal')
    expect(refusal(file)).toContain(`line ${line}, stages[0].next: leads to appeal`)
  })

  test('a routing row that leads to no stage', () => {
    const { file } = spoilt('code-2024', 'outcome: stage-1', 'outcome: feedback')
    expect(refusal(file)).toContain(
      'routing[0].outcome: leads to feedback, which is not among this policy’s stages',
    )
  })

  test('a field that is misspelt', () => {
    const { file, line } = spoilt('code-2024', 'automaticCounts: false', 'automaticCount: false')
    const message = refusal(file)
    expect(message).toContain(
      `line ${line}, stages[0].acknowledge.automaticCount: “automaticCount” is not a field here`,
    )
    expect(message).toContain('“automaticCounts” is missing; add it')
  })

  test('a route outside that is made a gate', () => {
    const { file } = spoilt('flagship-2018', 'gate: false', 'gate: true')
    expect(refusal(file)).toMatch(/external\[0\]\.gate/)
  })

  test('text that is not YAML', () => {
    const { file } = spoilt('code-2024', 'id: code-2024', 'id: [code-2024')
    expect(refusal(file)).toMatch(/, line \d+: /)
  })

  test('a file that is not there', () => {
    expect(refusal(join(folder, 'missing.yaml'))).toContain("can't be read")
  })
})
