import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseEventOf } from '../../../domain/case/event.ts'
import {
  caseSchema,
  doneSchema,
  loggedSchema,
  meSchema,
  pageSchema,
  previewSchema,
} from '../../../functions/staff-api/answers.ts'
import { at } from '../../domain/case/caseStory.ts'
import { type Asked, type StaffHost, startStaffHost } from './staffHost.ts'

let host: StaffHost
beforeAll(async () => {
  host = await startStaffHost()
})
afterAll(() => host.close())

const joan = 'joan.whitfield@post.example'
const desmond = 'desmond.clarke@mail.example'

const log = (words: string, { as = 'amara-okafor', key = randomUUID(), ...more } = {}): Promise<Response> =>
  host.ask(as, 'POST /staff/cases', {
    body: { words, choice: 'complaint', ...more },
    headers: { 'idempotency-key': key },
  })

/** A complaint about somebody, with all that follows from it. */
const opened = async (person: string, more = {}): Promise<string> => {
  const answer = await log(`Nobody has come about the boiler. ${person}`, more)
  const { reference } = loggedSchema.parse(await answer.json())
  await host.settle(reference)
  return reference
}

const get = async (as: string, path: string) => {
  const answer = await host.ask(as, `GET ${path}`)
  return { status: answer.status, body: await answer.json() }
}

/** Done by Priya on the case as it stands, with all that follows from it. */
const command = async (reference: string, body: Asked['body']): Promise<void> => {
  const seen = await host.ask('priya-nair', `GET /staff/cases/${reference}`)
  const answer = await host.ask('priya-nair', `POST /staff/cases/${reference}/commands`, {
    body,
    headers: { 'if-match': seen.headers.get('etag') ?? '' },
  })
  expect(answer.status).toBe(200)
  expect(doneSchema.parse(await answer.json()).reference).toBe(reference)
  await host.settle(reference)
}

const references = async (as: string, path: string): Promise<readonly string[]> => {
  const { status, body } = await get(as, path)
  expect([path, status]).toEqual([path, 200])
  return pageSchema.parse(body).items.map(({ reference }) => reference)
}

const assignPriya = {
  type: 'assign',
  stage: 'stage-1',
  handler: 'staff:priya-nair',
  role: 'complaints officer',
}

describe('logging for a resident', () => {
  test('opens a case that is read, routed and dated like any other, in their name', async () => {
    const answer = await log(`She rang: the boiler has been off for two weeks. ${joan}`)
    const logged = loggedSchema.parse(await answer.json())
    expect([answer.status, answer.headers.get('location')]).toEqual([201, `/staff/cases/${logged.reference}`])
    expect(logged).toMatchObject({ joined: false, tenancy: 't-1001', route: { outcome: 'stage-1' } })
    // Monday 9 November 2026 and five working days: Code 6.2.
    expect(logged.milestones[0]).toMatchObject({
      milestone: 'acknowledge',
      due: '2026-11-16T23:59:59+00:00',
    })
    const { body } = await get('priya-nair', `/staff/cases/${logged.reference}`)
    expect(body).toMatchObject({ person: { name: 'Joan Whitfield' }, case: { channel: 'staff' } })
  })

  test('needs a key of its own, and is one case however often it is sent', async () => {
    const without = await host.ask('amara-okafor', 'POST /staff/cases', { body: { words: 'x' } })
    expect([without.status, await without.json()]).toMatchObject([
      422,
      { errors: [{ field: 'Idempotency-Key' }] },
    ])
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 5 }, () => log('No heating again.', { key })))
    const logged = await Promise.all(answers.map(async (each) => loggedSchema.parse(await each.json())))
    expect(new Set(logged.map(({ reference }) => reference)).size).toBe(1)
    const other = await log('Something else.', { key })
    expect([other.status, await other.json()]).toMatchObject([422, { type: '/staff/docs#key-reused' }])
    expect((await log('No heating again.', { key, as: 'priya-nair' })).status).toBe(201)
  })

  test('is not for administrators', async () => {
    expect((await log('No heating.', { as: 'kofi-mensah' })).status).toBe(403)
  })
})

describe('a case', () => {
  test('shows its dates with clause, basis and state, and its history in words beside the events', async () => {
    const reference = await opened(joan)
    await command(reference, assignPriya)
    const seen = caseSchema.parse((await get('priya-nair', `/staff/cases/${reference}`)).body)
    expect(seen).toMatchObject({
      sight: 'whole',
      handler: { id: 'staff:priya-nair', name: 'Priya Nair' },
      dates: [
        {
          milestone: 'acknowledge',
          clause: '6.2',
          basis: 'policy',
          state: 'pending',
          toDo: true,
          overdue: false,
        },
        { milestone: 'respond', clause: '6.3', basis: 'policy', state: 'pending' },
        { milestone: 'extension-limit', clause: '6.4', toDo: false },
      ],
    })
    const told = seen.history?.map(({ byName, event }) => [byName, event.type])
    expect(told?.filter(([, type]) => type !== 'notice-sent')).toEqual([
      ['Amara Okafor', 'message-received'],
      ['Putright', 'message-read'],
      ['Amara Okafor', 'case-opened'],
      ['Priya Nair', 'assigned'],
    ])
    for (const { words } of seen.history ?? []) expect(words).toMatch(/^[A-Z].+[.!?”)]$/)
  })

  test('says of each date what moved it, and what was kept because it was promised', async () => {
    const reference = await opened(joan)
    const caseId = (await host.casework.directory.findByReference(reference)) ?? ''
    const moved = {
      stage: 'stage-1',
      milestone: 'respond',
      from: '2026-11-30T23:59:59+00:00',
      to: '2026-12-01T23:59:59+00:00',
      why: '26 November became a bank holiday.',
    } as const
    const event: CaseEventOf<'dates-moved'> = {
      type: 'dates-moved',
      at: host.casework.now(),
      by: 'putright',
      rules: 'others',
      moved: [{ ...moved, kept: false }],
    }
    const { version } = caseSchema.parse((await get('priya-nair', `/staff/cases/${reference}`)).body)
    const commit = {
      caseId,
      version: version + 1,
      at: host.casework.now(),
      cause: 'move-dates',
      events: [event],
    }
    expect(await host.casework.store.append(commit)).toBe('committed')
    const { dates } = caseSchema.parse((await get('priya-nair', `/staff/cases/${reference}`)).body)
    const { from, to, why } = moved
    expect(dates.find(({ milestone }) => milestone === 'respond')?.moves).toMatchObject([
      { from, to, why, kept: false },
    ])
  })

  test('is an outline for frontline staff who did not log it, and dates alone for administrators', async () => {
    const reference = await opened(joan, { as: 'priya-nair' })
    const outline = await get('amara-okafor', `/staff/cases/${reference}`)
    expect(caseSchema.parse(outline.body)).toMatchObject({
      sight: 'outline',
      person: { name: 'Joan Whitfield' },
    })
    for (const absent of ['case', 'history']) expect(outline.body).not.toHaveProperty(absent)
    const dates = await get('kofi-mensah', `/staff/cases/${reference}`)
    expect(caseSchema.parse(dates.body).sight).toBe('dates')
    expect(JSON.stringify(dates.body)).not.toMatch(/Joan|Skylark|boiler/)
    expect(JSON.stringify(outline.body)).not.toContain('boiler')
    const own = await get('amara-okafor', `/staff/cases/${await opened(joan)}`)
    expect(own.body).toMatchObject({ sight: 'whole' })
  })

  test('is found however its reference is typed', async () => {
    const reference = await opened(joan)
    for (const typed of [
      reference.toLowerCase(),
      reference.replaceAll('-', ''),
      reference.replaceAll('-', '%20'),
    ])
      expect((await get('priya-nair', `/staff/cases/${typed}`)).body).toMatchObject({ reference })
  })
})

describe('a preview', () => {
  test('says which letter would go and which dates would hold, and changes nothing', async () => {
    const reference = await opened(joan)
    const before = await get('priya-nair', `/staff/cases/${reference}`)
    const answer = await host.ask('priya-nair', `POST /staff/cases/${reference}/previews`, {
      body: {
        type: 'acknowledge',
        stage: 'stage-1',
        means: 'letter',
        definition: 'The boiler has been off for two weeks.',
        outcomesSought: 'A working boiler.',
      },
    })
    const { notices, milestones } = previewSchema.parse(await answer.json())
    expect(notices.map(({ text }) => text).join()).toContain('The boiler has been off for two weeks.')
    expect(milestones.find(({ milestone }) => milestone === 'acknowledge')?.state).toBe('met')
    const after = await get('priya-nair', `/staff/cases/${reference}`)
    expect(after.body).toMatchObject({ version: before.body.version, dates: before.body.dates })
  })

  test('is refused as the command would be: by role, and by the engine', async () => {
    const reference = await opened(joan)
    const preview = (as: string, body: object) =>
      host.ask(as, `POST /staff/cases/${reference}/previews`, { body })
    expect((await preview('amara-okafor', { type: 'close', why: 'x' })).status).toBe(403)
    expect((await preview('priya-nair', { type: 'accept-escalation' })).status).toBe(409)
  })

  test('of a letter is not shown to whom the case is not', async () => {
    const reference = await opened(joan, { as: 'priya-nair' })
    const answer = await host.ask('amara-okafor', `POST /staff/cases/${reference}/previews`, {
      body: { type: 'raise-complaint', why: 'She wants to complain.' },
    })
    expect(answer.status).toBe(403)
  })
})

describe('joining', () => {
  const join = (reference: string, body: object, as = 'priya-nair') =>
    host.ask(as, `POST /staff/cases/${reference}/joins`, { body })

  test('takes what opened one case to another, once, and says where it went', async () => {
    const [from, into] = [await opened(joan), await opened('tunde.adeyemi@mail.example')]
    const answer = await join(from, { into: into.toLowerCase() })
    expect([answer.status, await answer.json()]).toEqual([200, { reference: from, joinedInto: into }])
    expect((await get('priya-nair', `/staff/cases/${from}`)).body).toMatchObject({ status: 'closed' })
    const again = await join(from, { into })
    expect(again.status).toBe(200)
    const { body } = await get('priya-nair', `/staff/cases/${into}`)
    const received = (body.history as { event: { type: string } }[]).filter(
      ({ event }) => event.type === 'message-received',
    )
    expect(received).toHaveLength(2)
  })

  test('is for caseworkers, and needs another case', async () => {
    const reference = await opened(joan)
    expect((await join(reference, { into: reference }, 'amara-okafor')).status).toBe(403)
    expect((await join(reference, { into: 'PR-0000-0000' })).status).toBe(409)
    expect((await join(reference, { into: reference })).status).toBe(409)
  })
})

describe('search', () => {
  test('finds by name, postcode and address, one page after the other', async () => {
    const mine = [await opened(desmond), await opened(desmond), await opened(desmond)].toSorted()
    for (const q of ['clarke', 'desmond cl', 'LK1%204DT', '7%20chapel', 'Chapel+Lane'])
      expect([q, (await references('priya-nair', `/staff/cases?q=${q}`)).toSorted()]).toEqual([q, mine])
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const path: string = `/staff/cases?q=clarke&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`
      const page = pageSchema.parse((await get('priya-nair', path)).body)
      seen.push(...page.items.map(({ reference }) => reference))
      cursor = page.next
    }
    expect(seen.toSorted()).toEqual(mine)
  })

  test('finds one case by its reference, and nothing by one that is not there', async () => {
    const reference = await opened(joan)
    expect(await references('kofi-mensah', `/staff/cases?q=${reference.toLowerCase()}`)).toEqual([reference])
    expect(await references('priya-nair', '/staff/cases?q=PR-0000-0000')).toEqual([])
  })

  test('shows people to those who speak with them, flags to caseworkers, and neither to administrators', async () => {
    await opened(joan)
    const line = async (as: string, q: string) => {
      const { body } = await get(as, `/staff/cases?q=${q}`)
      return pageSchema.parse(body).items[0] ?? {}
    }
    expect(await line('priya-nair', 'whit')).toMatchObject({ person: { name: 'Joan Whitfield' }, flags: [] })
    expect(await line('amara-okafor', 'whit')).not.toHaveProperty('flags')
    const reference = await opened(joan)
    expect(await line('kofi-mensah', reference)).not.toHaveProperty('person')
    expect((await get('kofi-mensah', '/staff/cases?q=whit')).status).toBe(403)
  })

  test.each([
    ['q=', 'q'],
    ['q=x', 'q'],
    ['', 'q'],
    ['q=joan&limit=0', 'limit'],
    ['q=joan&limit=101', 'limit'],
    ['q=joan&limit=many', 'limit'],
    ['q=joan&cursor=nonsense', 'cursor'],
    ['q=joan&page=2', 'page'],
  ])('“%s” is refused by the name of %s', async (query, field) => {
    const { status, body } = await get('priya-nair', `/staff/cases?${query}`)
    expect([status, body]).toMatchObject([422, { errors: [{ field }] }])
  })
})

describe('queues', () => {
  const queue = (name: string, as = 'priya-nair') => references(as, `/staff/queues/${name}?limit=100`)

  test('follow a case through its life', async () => {
    const reference = await opened(joan)
    expect(await queue('unassigned')).toContain(reference)
    await command(reference, assignPriya)
    expect(await queue('unassigned')).not.toContain(reference)
    expect(await queue('mine')).toContain(reference)
    expect(await queue('mine', 'dewi-morgan')).not.toContain(reference)
    await command(reference, { type: 'raise-flag', flag: 'hazard_emergency', why: 'A bare wire.' })
    expect(await queue('hazards')).toContain(reference)
    await command(reference, { type: 'record-made-safe', note: 'Isolated.' })
    expect(await queue('hazards')).not.toContain(reference)
    await command(reference, { type: 'withdraw', why: 'She no longer wants it.' })
    expect(await queue('mine')).not.toContain(reference)
  })

  test('ask nobody to take what is no complaint: it stands among the requests until it is closed', async () => {
    const reference = await opened(`${desmond} Please mend my gate.`, { choice: 'just-fix-it' })
    expect(await queue('requests')).toContain(reference)
    expect(await queue('unassigned')).not.toContain(reference)
    await command(reference, { type: 'raise-flag', flag: 'hazard_emergency', why: 'A bare wire.' })
    expect(await queue('unassigned')).toContain(reference)
    expect(await queue('requests')).not.toContain(reference)
    await command(reference, { type: 'record-made-safe', note: 'Isolated.' })
    await command(reference, { type: 'close', why: 'The gate is mended.' })
    expect(await queue('requests')).not.toContain(reference)
  })

  test('of what is due change with the clock alone: due today on the last day, overdue the second after', async () => {
    const before = host.casework.now()
    const reference = await opened(joan)
    const where = async (now: string) => {
      host.office.setNow(at(now))
      const [today, late] = [await queue('due-today'), await queue('overdue')]
      return [today.includes(reference), late.includes(reference)]
    }
    // To be acknowledged by the end of Monday 16 November 2026 (Code 6.2).
    expect(await where('2026-11-15T23:59:59.999Z')).toEqual([false, false])
    expect(await where('2026-11-16T00:00:00Z')).toEqual([true, false])
    expect(await where('2026-11-16T23:59:59.999Z')).toEqual([true, false])
    expect(await where('2026-11-17T00:00:00Z')).toEqual([false, true])
    host.office.setNow(at('2026-11-20T00:00:00Z'))
    const { items } = pageSchema.parse((await get('priya-nair', '/staff/queues/overdue')).body)
    expect(items.find((item) => item.reference === reference)?.next).toMatchObject({
      what: 'acknowledge',
      overdue: true,
    })
    host.office.setNow(before)
  })

  test('hold what waits for a person to say what it is', async () => {
    host.office.setReading({ disposition: 'compliment', complaint: 0.1 })
    const answer = await log('Thank them for me.', { choice: null } as object)
    host.office.setReading({})
    const { reference } = loggedSchema.parse(await answer.json())
    await host.settle(reference)
    expect(await queue('to-confirm')).toContain(reference)
  })

  test('of no known name are refused with those that there are', async () => {
    const { status, body } = await get('priya-nair', '/staff/queues/everything')
    expect([status, body]).toMatchObject([
      422,
      {
        errors: [
          {
            field: 'queue',
            message: 'write one of mine, unassigned, due-today, overdue, to-confirm, hazards, requests',
          },
        ],
      },
    ])
  })
})

test('who one is says what one may ask for', async () => {
  const me = meSchema.parse((await get('amara-okafor', '/staff/me')).body)
  expect(me).toMatchObject({ id: 'amara-okafor', roles: ['frontline'], landlord: { id: 'larkfield' } })
  expect(me.commands).toContain('raise-flag')
  expect(me.commands).not.toContain('refuse')
})

test('who asks too often is told for how long to wait, and the others are not', async () => {
  const limited = await startStaffHost({ countRequest: async (who) => (who === 'priya-nair' ? 17 : null) })
  try {
    const answer = await limited.ask('priya-nair', 'GET /staff/me')
    expect([answer.status, answer.headers.get('retry-after'), await answer.json()]).toMatchObject([
      429,
      '17',
      { type: '/staff/docs#too-many', detail: 'Wait 17 seconds.' },
    ])
    expect((await limited.ask('dewi-morgan', 'GET /staff/me')).status).toBe(200)
  } finally {
    await limited.close()
  }
})
