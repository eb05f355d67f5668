import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { configurationFolders } from '../../configuration/places.ts'
import { mailbox, putright, type Started, sendMail, startPutright, temporaryData, until } from './putright.ts'

/** Journey 12: the files are edited while the system runs. They are a copy, so that nobody else's rules change. */
const data = temporaryData()
const files = temporaryData()
let system: Started

beforeAll(async () => {
  for (const path of configurationFolders) {
    mkdirSync(join(files.path, path, '..'), { recursive: true })
    cpSync(path, join(files.path, path), { recursive: true })
  }
  process.env.PUTRIGHT_CONFIGURATION = files.path
  system = await startPutright(data.path)
})

afterAll(async () => {
  delete process.env.PUTRIGHT_CONFIGURATION
  await system.stop()
  data.remove()
  files.remove()
})

const edit = (path: string, from: string, to: string): void => {
  const file = join(files.path, path)
  const text = readFileSync(file, 'utf8')
  expect(text, path).toContain(from)
  writeFileSync(file, text.replace(from, to))
}

interface Shown {
  readonly reference: string
  readonly milestones: readonly { readonly milestone: string; readonly due: string }[]
}

const onlyCase = async (): Promise<Shown> => {
  const [listed] = (await putright(data.path, 'case', 'list')) as readonly { reference: string }[]
  return (await putright(data.path, 'case', 'show', listed?.reference ?? ''))[0] as Shown
}

const due = ({ milestones }: Shown, milestone: string): string =>
  milestones.find((each) => each.milestone === milestone)?.due ?? ''

test('a policy edited to 8 working days moves the open cases’ dates, and each says why', async () => {
  await sendMail(system.running.smtpPort, {
    from: 'Joan Whitfield <joan.whitfield@post.example>',
    subject: 'The window again',
    text: 'I am very unhappy. Nobody has come to mend my window in eleven weeks and I want to make a complaint.',
  })
  await until('a receipt', async () => {
    const sent = await mailbox(system.running.url, 'joan.whitfield@post.example')
    return sent.length > 0 ? sent : undefined
  })
  const before = await onlyCase()
  const limit = 'limit: { within: { count: 10, unit: working-days }, from: acknowledged, clause: "6.3" }'
  edit('domain/policy/policies/code-2024.yaml', limit, limit.replace('10', '8'))
  const moved = await until('the re-planning', async () => {
    const lines = (await putright(data.path, 'replan', '--last')) as readonly Record<string, unknown>[]
    return lines.length > 0 ? lines : undefined
  })
  const after = await onlyCase()
  expect(moved).toContainEqual({
    reference: before.reference,
    stage: 'stage-1',
    milestone: 'respond',
    from: due(before, 'respond'),
    to: due(after, 'respond'),
    why: '6.3: 10 working days became 8 working days.',
    kept: false,
  })
  expect(due(after, 'respond') < due(before, 'respond')).toBe(true)
  const page = await (await fetch(`${system.running.url}/local/cases/${before.reference}`)).text()
  expect(page).toContain('10 working days became 8 working days')
  // What was asked for by hand finds nothing left to do.
  expect(await putright(data.path, 'replan')).toEqual([])
}, 120_000)

test('the timeline waits for what now comes next, and is restarted where the case is', async () => {
  const { reference } = await onlyCase()
  const [status] = (await putright(data.path, 'timeline', 'status', reference)) as readonly object[]
  expect(status).toMatchObject({
    reference,
    place: 'Stage 1: to acknowledge',
    wanted: true,
    status: 'RUNNING',
    waitsForThis: true,
  })
  await putright(data.path, 'timeline', 'restart', reference)
  const restarted = await until('the fresh execution to wait', async () => {
    const [now] = (await putright(data.path, 'timeline', 'status', reference)) as readonly {
      execution: string
      waitsForThis: boolean
    }[]
    return now?.waitsForThis === true ? now : undefined
  })
  expect(restarted.execution).toMatch(/-2$/)
  expect(await putright(data.path, 'timeline', 'reconcile')).toEqual([])
}, 120_000)
