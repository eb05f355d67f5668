import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const command = join(import.meta.dirname, '../../cli/putright.ts')

const run = (...lines: readonly (object | string)[]) => {
  const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  const { stdout, stderr, status } = spawnSync(process.execPath, [command, 'deadlines'], {
    input,
    encoding: 'utf8',
  })
  return {
    status,
    stderr,
    answers: stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line)),
  }
}

const received = { type: 'received', at: '2026-11-09T10:00:00+00:00' }

test('each line is answered in its order, by id', () => {
  const { answers, status } = run(
    { id: 'one', policy: 'code-2024', events: [received] },
    { id: 2, policy: 'spso-2020', division: 'scotland', events: [{ ...received, stage: 'stage-2' }] },
  )
  expect(status).toBe(0)
  expect(answers).toEqual([
    {
      id: 'one',
      status: 'open',
      milestones: [
        {
          stage: 'stage-1',
          milestone: 'acknowledge',
          due: '2026-11-16T23:59:59+00:00',
          clause: '6.2',
          state: 'pending',
          basis: 'policy',
        },
        {
          stage: 'stage-1',
          milestone: 'respond',
          due: '2026-11-30T23:59:59+00:00',
          clause: '6.3',
          state: 'pending',
          basis: 'policy',
        },
        {
          stage: 'stage-1',
          milestone: 'extension-limit',
          due: '2026-12-14T23:59:59+00:00',
          clause: '6.4',
          state: 'pending',
          basis: 'policy',
        },
      ],
      conflicts: [],
    },
    // Day 1 is the day of receipt: the third is 11 November, the twentieth 7 December (30 November is a holiday).
    expect.objectContaining({
      id: 2,
      milestones: [
        expect.objectContaining({ milestone: 'acknowledge', due: '2026-11-11T23:59:59+00:00' }),
        expect.objectContaining({ milestone: 'respond', due: '2026-12-07T23:59:59+00:00' }),
      ],
    }),
  ])
})

test('a Scottish policy is counted by Scotland’s holidays unless the line says otherwise', () => {
  const events = [{ type: 'received', at: '2026-12-23T10:00:00Z', stage: 'stage-2' }]
  const { answers } = run(
    { id: 1, policy: 'spso-2020', events },
    { id: 2, policy: 'spso-2020', division: 'england-and-wales', events },
  )
  const respond = answers.map(({ milestones }) => milestones[1].due.slice(0, 10))
  // 4 January 2027 is a holiday in Scotland alone.
  expect(respond).toEqual(['2027-01-25', '2027-01-22'])
})

test.each([
  [
    'a policy that there is not',
    { id: 1, policy: 'code-2042', events: [] },
    'There is no policy “code-2042”',
  ],
  [
    'a stage that the policy does not have',
    { id: 1, policy: 'code-2024', events: [{ ...received, stage: 'appeal' }] },
    'code-2024 has no stage “appeal”',
  ],
  [
    'a moment without its offset',
    { id: 1, policy: 'code-2024', events: [{ type: 'received', at: '2026-11-09T10:00:00' }] },
    'an instant is written like',
  ],
  ['a division that there is not', { id: 1, policy: 'code-2024', division: 'wales', events: [] }, 'division'],
  [
    'a time zone that there is not',
    { id: 1, policy: 'code-2024', timeZone: 'Europe/Larkfield', events: [received] },
    'Europe/Larkfield',
  ],
  [
    'a year outside the calendar',
    { id: 1, policy: 'code-2024', events: [{ type: 'received', at: '1887-11-09T10:00:00Z' }] },
    'Calendars cover',
  ],
  ['a line that is not JSON', 'received on Monday', 'not a JSON object'],
])('%s stops it with the line and the reason, after the good lines before it', (_, bad, reason) => {
  const good = { id: 'good', policy: 'code-2024', events: [received] }
  const { answers, status, stderr } = run(good, bad, good)
  expect(status).toBe(2)
  expect(answers.map(({ id }) => id)).toEqual(['good'])
  expect(stderr).toContain('standard input, line 2')
  expect(stderr).toContain(reason)
})

test('it reads a file where one is named', () => {
  const help = execFileSync(process.execPath, [command, 'deadlines', '--help'], { encoding: 'utf8' })
  expect(help).toContain('[file]')
})
