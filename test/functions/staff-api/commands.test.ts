import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handleCommand } from '../../../casework/handleCommand.ts'
import { loadPolicy } from '../../../configuration/policies.ts'
import { nobodyYet } from '../../../domain/case/case.ts'
import { type CaseCommand, caseCommandSchema } from '../../../domain/case/command.ts'
import { mayDo } from '../../../domain/staff/mayDo.ts'
import { whoMay } from '../../../domain/staff/whoMay.ts'
import { commandBodies, commandBodySchema } from '../../../functions/staff-api/commandBody.ts'
import { at } from '../../domain/case/caseStory.ts'
import { toCommand } from '../../domain/case/randomMoves.ts'
import { type StaffHost, startStaffHost } from './staffHost.ts'

let host: StaffHost
let around: (call: () => Promise<unknown>) => Promise<unknown> = (call) => call()
beforeAll(async () => {
  host = await startStaffHost({ around: (call) => around(call) })
})
afterAll(() => host.close())

const words = 'Joan rang: her boiler has been broken for two weeks. joan.whitfield@post.example'

/** A complaint of its own, logged through the API. */
const opened = async (): Promise<string> => {
  const answer = await host.ask('amara-okafor', 'POST /staff/cases', {
    body: { words, choice: 'complaint' },
    headers: { 'idempotency-key': randomUUID() },
  })
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { reference: string }).reference
}

interface Sent {
  readonly as?: string
  readonly version?: number | string
  readonly key?: string
}

const send = (
  reference: string,
  body: unknown,
  { as = 'priya-nair', version = 1, key }: Sent = {},
): Promise<Response> =>
  host.ask(as, `POST /staff/cases/${reference}/commands`, {
    body,
    headers: {
      'if-match': typeof version === 'number' ? `"${version}"` : version,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
  })

const conflict = { type: 'declare-conflict', person: 'staff:tom-hargreaves', why: 'He was the surveyor.' }
const acknowledge = {
  type: 'acknowledge',
  stage: 'stage-1',
  means: 'phone',
  definition: 'The boiler has not worked for two weeks.',
  outcomesSought: 'A working boiler.',
}
const respond = { type: 'respond', stage: 'stage-1', decision: 'upheld', response: 'We were wrong.' }

const versionOf = async (reference: string): Promise<number> => {
  const answer = await host.ask('priya-nair', `GET /staff/cases/${reference}`)
  return ((await answer.json()) as { version: number }).version
}

interface ProblemBody {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly [more: string]: unknown
}

const problemOf = async (answer: Response): Promise<ProblemBody> => {
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  const body = (await answer.json()) as ProblemBody
  expect(body.status).toBe(answer.status)
  for (const text of [body.type, body.title, body.detail]) expect(text).toMatch(/\S/)
  return body
}

describe('the version that somebody saw', () => {
  test('is asked for: without it 428, which says what to send', async () => {
    const reference = await opened()
    const answer = await host.ask('priya-nair', `POST /staff/cases/${reference}/commands`, { body: conflict })
    expect(await problemOf(answer)).toMatchObject({
      status: 428,
      type: '/staff/docs#version-needed',
      detail: expect.stringContaining('If-Match'),
    })
    expect(await versionOf(reference)).toBe(1)
  })

  test('is the ETag of the case, and of what a command left', async () => {
    const reference = await opened()
    const seen = await host.ask('priya-nair', `GET /staff/cases/${reference}`)
    const etag = seen.headers.get('etag') ?? ''
    const done = await send(reference, conflict, { version: etag })
    expect([done.status, etag, done.headers.get('etag')]).toEqual([200, '"1"', '"2"'])
  })

  test('and is not the case’s any more: 412 with the version that it has now, and nothing is done', async () => {
    const reference = await opened()
    await send(reference, conflict)
    const stale = await send(reference, acknowledge)
    expect(stale.headers.get('etag')).toBe('"2"')
    expect(await problemOf(stale)).toMatchObject({ status: 412, currentVersion: 2 })
    expect(await versionOf(reference)).toBe(2)
  })

  test('is still the case’s where Putright only noted meanwhile that a letter went', async () => {
    const reference = await opened()
    const given = {
      type: 'assign',
      stage: 'stage-1',
      handler: 'staff:priya-nair',
      role: 'complaints officer',
    }
    expect((await send(reference, given)).headers.get('etag')).toBe('"2"')
    await host.settle(reference)
    const noted = await versionOf(reference)
    expect(noted).toBeGreaterThan(2)
    expect((await send(reference, conflict, { version: 2 })).status).toBe(200)
    await handleCommand(host.casework, (await host.casework.directory.findByReference(reference)) ?? '', {
      type: 'raise-flag',
      at: host.casework.now(),
      by: 'resident',
      flag: 'vulnerability',
      why: 'She said so.',
    })
    expect((await send(reference, acknowledge, { version: noted + 1 })).status).toBe(412)
  })

  test('is of a case that has come so far: a later one is 412', async () => {
    expect((await send(await opened(), conflict, { version: 7 })).status).toBe(412)
  })

  test.each(['*', '1', 'W/"1"', '"1", "2"', '"x"', '"0"', '"-1"', '""'])(
    'written as %s is refused, with the form that it has',
    async (version) => {
      const body = await problemOf(await send('PR-0000-0000', conflict, { version }))
      expect(body).toMatchObject({ status: 422, errors: [{ field: 'If-Match' }] })
    },
  )

  test('lets one of many through who saw the same case and ask at once', async () => {
    const reference = await opened()
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        send(reference, {
          type: 'raise-flag',
          flag: index % 2 === 0 ? 'vulnerability' : 'legal',
          why: `${index}`,
        }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(7).fill(412)])
    expect(await versionOf(reference)).toBe(2)
  })
})

describe('the sender’s own key', () => {
  test('makes the same request the same answer, done once', async () => {
    const reference = await opened()
    const key = randomUUID()
    const first = await send(reference, conflict, { key })
    const again = await send(reference, conflict, { key })
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([
      first.status,
      await first.text(),
      first.headers.get('etag'),
    ])
    expect([first, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true'])
    expect(await versionOf(reference)).toBe(2)
  })

  test('does so after others have changed the case, and whatever the order of the fields', async () => {
    const reference = await opened()
    const key = randomUUID()
    const first = await (await send(reference, conflict, { key })).text()
    await send(reference, acknowledge, { version: 2 })
    const { type, person, why } = conflict
    expect(await (await send(reference, { why, person, type }, { key })).text()).toBe(first)
    expect(await versionOf(reference)).toBe(3)
  })

  test('stands for one request: for another it is 422, and nothing is done', async () => {
    const reference = await opened()
    const key = randomUUID()
    await send(reference, conflict, { key })
    const other = await send(reference, { ...conflict, why: 'Another reason.' }, { key, version: 2 })
    expect(await problemOf(other)).toMatchObject({ status: 422, type: '/staff/docs#key-reused' })
    expect(await versionOf(reference)).toBe(2)
  })

  test('is the sender’s: another’s same key is another request', async () => {
    const reference = await opened()
    const key = randomUUID()
    await send(reference, conflict, { key })
    const other = await send(reference, acknowledge, { key, as: 'ruth-ellison', version: 2 })
    expect(other.status).toBe(200)
  })

  test('holds in parallel: many deliveries at once are done once, and all that are answered agree', async () => {
    const reference = await opened()
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(reference, conflict, { key })))
    const texts = await Promise.all(answers.map((answer) => answer.text()))
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200))
    expect(new Set(texts).size).toBe(1)
    expect(await versionOf(reference)).toBe(2)
  })

  test('finds what was done when the process died between the commit and the answer', async () => {
    const reference = await opened()
    const key = randomUUID()
    around = async (call) => {
      await call()
      throw new Error('killed')
    }
    const lost = await send(reference, conflict, { key })
    around = (call) => call()
    expect(lost.status).toBe(500)
    const again = await send(reference, conflict, { key })
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 'true'])
    expect(await versionOf(reference)).toBe(2)
  })

  test.each(['short', 'with a space in it', 'x'.repeat(129), 'ünïcödé-key'])('“%s” is none', async (key) => {
    const answer = await send(await opened(), conflict, { key: Buffer.from(key).toString('latin1') })
    expect(await problemOf(answer)).toMatchObject({ status: 422, errors: [{ field: 'Idempotency-Key' }] })
  })
})

describe('a command', () => {
  test('takes when and by whom from the clock and the token', async () => {
    const reference = await opened()
    const { events } = (await (await send(reference, acknowledge)).json()) as {
      events: { words: string; event: object }[]
    }
    expect(events).toMatchObject([
      {
        at: host.casework.now(),
        by: 'staff:priya-nair',
        byName: 'Priya Nair',
        words: expect.stringMatching(/^Stage 1 acknowledged by phone\./),
        event: { type: 'acknowledged' },
      },
    ])
  })

  test.each([
    ['when', { ...acknowledge, at: '2020-01-01T00:00:00Z' }, 'at'],
    ['by whom', { ...acknowledge, by: 'resident' }, 'by'],
    ['a misspelt field', { ...respond, remedys: [] }, 'remedys'],
    [
      'a misspelt field further down',
      { ...respond, actions: [{ id: 'a', what: 'x', until: '2026-12-01', untill: 1 }] },
      'actions[0].untill',
    ],
  ])('that says %s is refused by the name of the field', async (_, body, field) => {
    const answer = await send('PR-0000-0000', body)
    expect(await problemOf(answer)).toMatchObject({
      status: 422,
      errors: [{ field, message: 'there is no field of that name' }],
    })
  })

  test('with a wrong field names it, and only that', async () => {
    const answer = await send('PR-0000-0000', { ...acknowledge, means: 'telepathy', definition: undefined })
    const { errors } = await problemOf(answer)
    expect(errors).toMatchObject([{ field: 'means' }, { field: 'definition', message: 'is missing' }])
  })

  test('of no known type lists those that there are', async () => {
    const { errors } = await problemOf(await send('PR-0000-0000', { type: 'delete-everything' }))
    expect(errors).toMatchObject([
      { field: 'type', message: expect.stringContaining('acknowledge, add-message') },
    ])
  })

  test.each([
    ['no JSON', '{"type":', 415, {}],
    ['a form', 'type=close', 415, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['too much', JSON.stringify({ type: 'close', why: 'x'.repeat(256 * 1024) }), 413, {}],
  ])('that is %s is refused', async (_, body, status, headers) => {
    const answer = await host.ask('priya-nair', 'POST /staff/cases/PR-0000-0000/commands', {
      body,
      headers: { 'if-match': '"1"', ...headers },
    })
    expect((await problemOf(answer)).status).toBe(status)
  })

  test('on a case that is not there is 404', async () => {
    expect(await problemOf(await send('PR-0000-0000', conflict))).toMatchObject({
      status: 404,
      type: '/staff/docs#no-such-case',
    })
  })

  test('that links a case to a reference which no case has is refused, and to another case is done', async () => {
    const [reference, other] = [await opened(), await opened()]
    const link = (to: string) => ({ type: 'link-case', reference: to, why: 'The same leak.' })
    const body = await problemOf(await send(reference, link('PR-0000-0000')))
    expect(body).toMatchObject({ status: 409 })
    expect(body.detail).toContain('There is no case PR-0000-0000')
    expect((await send(reference, link(other))).status).toBe(200)
  })

  test('that the engine refuses is 409, with the clause that says so', async () => {
    const reference = await opened()
    await send(reference, acknowledge)
    const first = await send(reference, respond, { version: 2 })
    expect(first.status).toBe(200)
    await send(reference, { type: 'request-escalation' }, { version: 3 })
    const body = await problemOf(
      await send(
        reference,
        {
          type: 'assign',
          stage: 'stage-2',
          handler: 'staff:ruth-ellison',
          role: 'no such role',
        },
        { version: 4, as: 'ruth-ellison' },
      ),
    )
    expect(body).toMatchObject({ status: 409, clause: '6.13, 6.20' })
    expect(body.detail).toContain('all suitable staff')
  })

  test('that reviews one’s own answer is refused by the engine, whatever one’s roles', async () => {
    const reference = await opened()
    await send(reference, acknowledge, { as: 'ruth-ellison' })
    await send(reference, respond, { version: 2, as: 'ruth-ellison' })
    await send(reference, { type: 'request-escalation' }, { version: 3 })
    const body = await problemOf(
      await send(
        reference,
        { type: 'assign', stage: 'stage-2', handler: 'staff:ruth-ellison', role: 'all suitable staff' },
        { version: 4, as: 'ruth-ellison' },
      ),
    )
    expect(body).toMatchObject({ status: 409, clause: 'Code 6.13' })
  })
})

/** A body of a type, as the engine reads what a random life of a case would ask; the same every time. */
const bodyOf = (kind: CaseCommand['type']): Record<string, unknown> => {
  const step = { kind, waitHours: 0, by: 'staff:ada', dice: [1, 1, 1, 1, 1, 1] }
  const context = {
    state: nobodyYet,
    at: at('2026-11-09T10:00:00Z'),
    policy: loadPolicy('code-2024'),
  }
  const { at: _, by: _by, ...body } = caseCommandSchema.parse(toCommand(step, 0, context))
  return { ...body, ...('stage' in body ? { stage: 'stage-1' } : {}) }
}

const kinds = Object.keys(whoMay) as CaseCommand['type'][]

describe('every command of the engine', () => {
  test('has a body in the API, and none is left out', () => {
    expect([...commandBodies.keys()].toSorted()).toEqual(kinds.toSorted())
  })

  test.each(kinds)('%s is read as it was sent', (kind) => {
    const body = bodyOf(kind)
    expect(commandBodySchema.parse(body)).toEqual(body)
  })

  test.each([
    ['amara-okafor', ['frontline']],
    ['priya-nair', ['handler']],
    ['dewi-morgan', ['reviewer']],
    ['ruth-ellison', ['manager', 'reviewer']],
    ['kofi-mensah', ['administrator']],
  ] as const)('is forbidden to %s exactly where the role does not allow it', async (id, roles) => {
    const reference = await opened()
    for (const kind of kinds) {
      const body = bodyOf(kind)
      const answer = await send(reference, body, { as: id, version: 99 })
      const command = { ...body, at: host.casework.now(), by: `staff:${id}` } as unknown as CaseCommand
      expect([kind, answer.status === 403]).toEqual([kind, mayDo(roles, command) !== null])
    }
    expect(await versionOf(reference)).toBe(1)
  })
})
