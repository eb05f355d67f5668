import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const command = join(import.meta.dirname, '../../cli/putright.ts')

const classify = (lines: readonly (object | string)[], ...options: readonly string[]) => {
  const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  const { stdout, stderr, status } = spawnSync(process.execPath, [command, 'classify', ...options], {
    input,
    encoding: 'utf8',
  })
  const answers = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
  return { status, stderr, answers }
}

const missed = {
  id: 'a',
  channel: 'webchat',
  subject: null,
  text: 'Your plumber did not turn up this morning and nobody rang to say so.',
}

test('each line is answered in its order, with every field of the contract', () => {
  const { answers, status } = classify([
    missed,
    { id: 'b', channel: 'email', subject: 'Hours', text: 'What time do you open on Saturday?' },
  ])
  expect(status).toBe(0)
  expect(answers.map(({ id, disposition, outcome }) => [id, disposition, outcome])).toEqual([
    ['a', 'complaint', 'stage-1'],
    ['b', 'enquiry', 'enquiry'],
  ])
  expect(Object.keys(answers[0])).toEqual([
    'id',
    'disposition',
    'complaint',
    'confidence',
    'procedure',
    'flags',
    'topic',
    'outcome',
    'clause',
    'evidence',
  ])
  for (const { start, end, text } of answers[0].evidence) expect(missed.text.slice(start, end)).toBe(text)
})

// The outcomes and clauses are the documents’ own: Flagship 2018, 2.2; Housing Solutions, 3.2; Code 2024, 1.2.
test.each([
  ['code-2024', 'stage-1'],
  ['flagship-2018', 'service-request'],
  ['feedback-first-2021', 'feedback'],
  ['housing-solutions-2024', 'service-request'],
])('under %s a missed appointment, told for the first time, becomes %s', (policy, outcome) => {
  const [answer] = classify([missed], '--policy', policy).answers
  expect(answer.disposition).toBe('complaint')
  expect(answer.outcome).toBe(outcome)
  expect(answer.clause).not.toBe('')
})

test('a bad line is named, and every good line before it is already answered', () => {
  const { answers, status, stderr } = classify([missed, '{"id": "b", "text": 5}', missed])
  expect(answers.map(({ id }) => id)).toEqual(['a'])
  expect(status).toBe(2)
  expect(stderr).toContain('line 2')
  expect(stderr).toContain('text')
})

test('a policy that does not exist is an answer in words, not a crash', () => {
  const { status, stderr } = classify([missed], '--policy', 'nobodys-policy')
  expect(status).toBe(2)
  expect(stderr).toContain('nobodys-policy')
  expect(stderr).not.toContain('    at ')
})
