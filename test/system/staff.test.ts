import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailbox, putright, type Started, sendMail, startPutright, temporaryData, until } from './putright.ts'

/** One of the staff works a complaint over HTTP, in the system as `npm start` starts it. */
const data = temporaryData()
let system: Started

beforeAll(async () => {
  system = await startPutright(data.path)
})

afterAll(async () => {
  await system.stop()
  data.remove()
})

/** A token as the command line prints it. */
const tokenFor = (staff: string): string =>
  spawnSync(process.execPath, ['cli/putright.ts', 'token', '--as', staff, '--data', data.path], {
    encoding: 'utf8',
  }).stdout.trim()

interface Line {
  readonly reference: string
  readonly next: { readonly what: string; readonly overdue: boolean } | null
}

const worker = (token: string) => {
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${system.running.url}/staff${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...init.headers },
    })
  return {
    ask,
    queue: async (name: string): Promise<readonly Line[]> =>
      ((await (await ask(`/queues/${name}`)).json()) as { items: readonly Line[] }).items,
    command: async (reference: string, body: object): Promise<number> => {
      const seen = await ask(`/cases/${reference}`)
      const done = await ask(`/cases/${reference}/commands`, {
        method: 'POST',
        headers: { 'if-match': seen.headers.get('etag') ?? '', 'idempotency-key': randomUUID() },
        body: JSON.stringify(body),
      })
      return done.status
    },
  }
}

test('a mailed complaint is found in the queue, taken, answered, and falls due as the clock moves', async () => {
  await sendMail(system.running.smtpPort, {
    from: 'Joan Whitfield <joan.whitfield@post.example>',
    subject: 'The window again',
    text: 'I am very unhappy. Nobody has come to mend my window in eleven weeks and I want to make a complaint.',
  })
  const priya = worker(tokenFor('priya-nair'))
  const [waiting] = await until('a case in the queue', async () => {
    const lines = await priya.queue('unassigned')
    return lines.length > 0 ? lines : undefined
  })
  const reference = waiting?.reference ?? ''
  const given = { type: 'assign', stage: 'stage-1', handler: 'staff:priya-nair', role: 'complaints officer' }
  expect(await priya.command(reference, given)).toBe(200)
  await until('it is hers', async () =>
    (await priya.queue('mine')).some((line) => line.reference === reference) ? true : undefined,
  )

  await putright(data.path, 'clock', '+20d')
  expect((await priya.ask('/me')).status).toBe(401)
  const later = worker(tokenFor('priya-nair'))
  const overdue = await until('it is overdue', async () => {
    const lines = await later.queue('overdue')
    return lines.length > 0 ? lines : undefined
  })
  expect(overdue).toMatchObject([{ reference, next: { what: 'acknowledge', overdue: true } }])

  const acknowledged = {
    type: 'acknowledge',
    stage: 'stage-1',
    means: 'letter',
    definition: 'Nobody has mended the window in eleven weeks.',
    outcomesSought: 'A mended window.',
  }
  expect(await later.command(reference, acknowledged)).toBe(200)
  const letter = await until('the acknowledgement', async () =>
    (await mailbox(system.running.url, 'joan.whitfield@post.example')).find(({ text }) =>
      text.includes('Nobody has mended the window in eleven weeks.'),
    ),
  )
  expect(letter.subject).toContain(reference)
  await until('nobody waits for the acknowledgement any more', async () =>
    (await later.queue('overdue')).every(({ next }) => next?.what !== 'acknowledge') ? true : undefined,
  )
}, 120_000)

test('what staff correct comes back as a labelled line without who it was, and stands in its week', async () => {
  await sendMail(system.running.smtpPort, {
    from: 'Gwen Pritchard <gwen.pritchard@post.example>',
    subject: 'Radiator',
    text: 'The radiator in the hall at 14 Mill Lane is cold, please send someone. Ring 07700 900123. Gwen Pritchard',
  })
  const priya = worker(tokenFor('priya-nair'))
  const found = await until('a request in the queue', async () =>
    (await priya.queue('requests')).find(({ reference }) => reference !== ''),
  )
  const route = { outcome: 'stage-1', clause: '1.2', why: 'She is unhappy.', confirm: false }
  expect(
    await priya.command(found.reference, { type: 'correct-reading', route, why: 'Her third call.' }),
  ).toBe(200)

  const [line] = (await putright(data.path, 'corpus', 'export')) as readonly Record<string, unknown>[]
  expect(line).toMatchObject({
    channel: 'email',
    disposition: 'complaint',
    readAs: 'service_request',
    corrected: true,
  })
  expect(line?.text).toContain('The radiator in the hall')
  expect(JSON.stringify(line)).not.toMatch(/Gwen|Pritchard|Mill Lane|900123/)
  expect(await putright(data.path, 'corpus', 'drift')).toMatchObject([
    { judged: 1, corrected: 1, agreement: 0 },
  ])
})
