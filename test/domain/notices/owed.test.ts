import { describe, expect, test } from 'vitest'
import type { CaseCommand } from '../../../domain/case/command.ts'
import { decide } from '../../../domain/case/decide.ts'
import { type CaseEvent, caseEventSchema } from '../../../domain/case/event.ts'
import { caseFrom } from '../../../domain/case/evolve.ts'
import type { Message } from '../../../domain/message/message.ts'
import { owedBy, owedNotices } from '../../../domain/notices/owedNotices.ts'
import { message } from '../case/caseStory.ts'
import {
  acknowledges,
  ada,
  answers,
  arrives,
  ben,
  everyPolicy,
  machine,
  resident,
  rulesOf,
  under,
} from '../case/policyStory.ts'
import { letterOf, noticeOf, openedFrom, owedByLast, textOf } from './letters.ts'

const code = 'code-2024'

/** A complaint that came as this message did. */
const came = (changes: Partial<Message>, flags: Parameters<typeof arrives>[2] = {}): CaseCommand => {
  const opening = arrives(code, '2026-11-09', flags)
  return opening.type === 'open-case' ? { ...opening, message: message(changes) } : opening
}

const eventTypes = (schema: {
  readonly options?: readonly unknown[]
  readonly shape?: object
}): readonly string[] =>
  'options' in schema && schema.options !== undefined
    ? schema.options.flatMap((option) => eventTypes(option as Parameters<typeof eventTypes>[0]))
    : [String((schema.shape as { type: { value: string } }).type.value)]

describe('what each event owes', () => {
  test('is decided for every event that a case can have, or says why it owes nobody', () => {
    expect(Object.keys(owedBy).toSorted()).toEqual(eventTypes(caseEventSchema).toSorted())
    const silent = Object.entries(owedBy).filter(([, owes]) => owes.because !== undefined)
    expect(silent.length).toBeGreaterThan(5)
    for (const [, owes] of silent) expect(owes.because).toMatch(/^[A-Z].{10,}\.$/)
  })

  test('has the same keys however often it is asked, and each once', () => {
    const story = [arrives(code, '2026-11-09'), machine('reach-milestones', '2027-01-15', {})]
    const keys = owedByLast(code, ...story).map(({ notice }) => notice.key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(owedByLast(code, ...story).map(({ notice }) => notice.key)).toEqual(keys)
  })

  test('is not owed again once it was sent', () => {
    const [first] = owedByLast(code, arrives(code, '2026-11-09'), acknowledges('2026-11-11'))
    const events = under(code).events(arrives(code, '2026-11-09'), acknowledges('2026-11-11'))
    const state = { ...openedFrom(events), noticesSent: [first?.notice.key ?? ''] }
    expect(owedNotices(events.slice(-1), noticeOf(code, state))).toEqual([])
  })
})

describe('a letter to the resident', () => {
  test('goes to the address that they wrote from', () => {
    const [owed] = owedByLast(code, arrives(code, '2026-11-09'), acknowledges('2026-11-11'))
    expect(owed?.to).toMatchObject({ route: { channel: 'email', address: 'maureen@example.org' } })
  })

  test('goes into the chat that they used', () => {
    const chat = { channel: 'webchat', conversation: 'c-1', email: null } as const
    const [owed] = owedByLast(
      code,
      came({ channel: 'webchat', replyRoute: chat }),
      acknowledges('2026-11-11'),
    )
    expect(owed?.to).toEqual({ route: chat })
    expect(owed?.otherwise?.notice.kind).toBe('by-hand')
  })

  test('goes to the address that staff typed, where staff logged it, and never into the staff’s channel', () => {
    const logged = came({
      channel: 'slack',
      author: 'staff',
      staff: 'tom-hargreaves',
      replyRoute: { channel: 'slack', team: 'T', conversation: 'C', thread: null },
    })
    const [owed] = owedByLast(code, logged, acknowledges('2026-11-11'))
    expect(owed?.to).toMatchObject({ route: { channel: 'email', address: 'maureen@example.org' } })
  })

  test('never goes to one of our own staff who passed a mail on', () => {
    const passedOn = came({
      author: 'staff',
      staff: 'tom-hargreaves',
      person: {
        name: null,
        email: 'tom.hargreaves@larkfield.example',
        phone: null,
        address: null,
        tenancy: null,
      },
      replyRoute: {
        channel: 'email',
        address: 'Tom.Hargreaves@larkfield.example',
        messageId: null,
        references: [],
      },
    })
    const [owed] = owedByLast(code, passedOn, acknowledges('2026-11-11'))
    expect(owed?.notice.kind).toBe('by-hand')
  })

  test('that can be sent nowhere is put into the hands of whoever works the case, whole', () => {
    const phoned = came({
      replyRoute: null,
      person: { name: 'Joan', email: null, phone: '07700 900101', address: null, tenancy: null },
    })
    const [owed] = owedByLast(code, phoned, acknowledges('2026-11-11'))
    expect(owed?.to).toEqual({ role: 'handler' })
    expect(owed === undefined ? '' : textOf(owed.notice)).toMatch(
      /no email address[\s\S]*YOUR COMPLAINT: PR-7F3K-9QZ2[\s\S]*Nobody came\.[\s\S]*0300 111 3000/,
    )
  })

  test('goes to nobody whose message a person must first read, since it may be no resident at all', () => {
    const suspect = came({ suspect: 'spam' }, { confirm: true })
    const owed = owedByLast(code, suspect, machine('reach-milestones', '2027-01-15', {}))
    expect(owed.some(({ to }) => 'route' in to)).toBe(false)
  })
})

describe('somebody who writes for the resident', () => {
  const councillor = arrives(code, '2026-11-09', { flags: ['designated_person'] })
  const authorised = ada('authorise-representative', '2026-11-12', {
    representative: {
      id: 'lee',
      name: 'Sam Lee',
      email: 'sam.lee@council.example',
      phone: null,
      as: 'a councillor',
    },
    consent: { form: 'written', record: 'Her email.' },
  })

  test('is told by return what consent is needed (Code 3.6)', () => {
    expect(letterOf('receipt', code, councillor)).toMatch(/need their word that you may speak for them/)
    expect(
      letterOf(
        'receipt',
        'housing-solutions-2024',
        arrives('housing-solutions-2024', '2026-11-09', { flags: ['representative'] }),
      ),
    ).toMatch(/Please ask them to write to us/)
  })

  test('is told nothing of the case until then', () => {
    const owed = owedByLast(code, councillor, acknowledges('2026-11-11'))
    expect(owed.map(({ notice }) => notice.kind)).toEqual(['by-hand'])
  })

  const theirs = came(
    {
      person: {
        name: 'Sam Lee',
        email: 'sam.lee@council.example',
        phone: null,
        address: null,
        tenancy: null,
      },
      replyRoute: {
        channel: 'email',
        address: 'sam.lee@council.example',
        messageId: null,
        references: [],
      },
    },
    { flags: ['designated_person'] },
  )

  test('gets each letter once the resident’s consent for them is on record', () => {
    const [owed] = owedByLast(code, theirs, authorised, acknowledges('2026-11-13'))
    expect(owed?.to).toMatchObject({ route: { address: 'sam.lee@council.example' } })
  })

  test('gets nothing by the consent that was given for somebody else', () => {
    const daughter = ada('authorise-representative', '2026-11-12', {
      representative: {
        id: 'kim',
        name: 'Kim Lane',
        email: 'kim.lane@post.example',
        phone: null,
        as: 'her daughter',
      },
      consent: { form: 'spoken', record: 'She said so on the phone.' },
    })
    const owed = owedByLast(code, theirs, daughter, acknowledges('2026-11-13'))
    expect(owed.map(({ notice }) => notice.kind)).toEqual(['by-hand'])
  })

  test('gets a copy of each letter to the resident from their consent on', () => {
    const [owed] = owedByLast(code, arrives(code, '2026-11-09', {}), authorised, acknowledges('2026-11-13'))
    expect(owed?.copies).toEqual(['sam.lee@council.example'])
  })
})

describe('how to answer', () => {
  test('is said as the letter goes: by mail in a receipt, even where a person must read the message first', () => {
    expect(letterOf('receipt-to-confirm', code, arrives(code, '2026-11-09', { confirm: true }))).toContain(
      'reply to this email',
    )
  })

  test('is no mail in a letter that is given by hand', () => {
    const councillor = arrives(code, '2026-11-09', { flags: ['designated_person'] })
    expect(letterOf('receipt', code, councillor)).toContain('reply to this email')
    expect(letterOf('by-hand', code, councillor, acknowledges('2026-11-11'))).not.toMatch(/this email/)
  })
})

describe('what they said themselves', () => {
  test('is not told them again: an adjustment or a call back that was asked for in the chat', () => {
    const adjustment = { id: 'a', what: 'No phone calls.' }
    const action = { action: { id: 'call', what: 'We ring back.', until: '2026-11-10' as never } }
    const came = arrives(code, '2026-11-09')
    expect(owedByLast(code, came, resident('record-adjustment', '2026-11-09', adjustment))).toEqual([])
    expect(owedByLast(code, came, machine('promise-action', '2026-11-09', action))).toEqual([])
    expect(owedByLast(code, came, ada('record-adjustment', '2026-11-10', adjustment))).toHaveLength(1)
  })
})

describe('what else a letter tells', () => {
  test('three things in one letter are told apart in the acknowledgement, each with its own reference (Code 6.8)', () => {
    const split = (id: string, what: string, reference: string, as: 'complaint' | 'service-request') =>
      ada('split-issue', '2026-11-10', { id, what, related: false, as, reference })
    const letter = letterOf(
      'acknowledgement',
      code,
      arrives(code, '2026-11-09'),
      split('noise', 'The noise from next door.', 'PR-2K8D-4WXM', 'service-request'),
      split('calls', 'How your call about it was taken.', 'PR-6T1B-0QAN', 'complaint'),
      acknowledges('2026-11-11'),
    )
    expect(letter).toMatch(/PR-2K8D-4WXM: The noise from next door\.\n\* PR-6T1B-0QAN: How your call/)
  })

  test('what is no complaint is closed as that, and says how to make one (Code 1.4, 1.5)', () => {
    const letter = letterOf(
      'closed-request',
      code,
      arrives(code, '2026-11-09', { outcome: 'service-request' }),
      ada('close', '2026-11-12', { why: 'Mended.' }),
    )
    expect(letter).toMatch(/we will log a complaint/)
    expect(letter).not.toMatch(/your complaint/)
  })

  test('help for somebody at risk goes with the first answer alone: others may read the later letters', () => {
    const atRisk = arrives(code, '2026-11-09', { flags: ['safeguarding'] })
    expect(letterOf('receipt', code, atRisk)).toContain('116 123')
    expect(letterOf('acknowledgement', code, atRisk, acknowledges('2026-11-11'))).not.toMatch(
      /116 123|afraid/,
    )
  })
})

describe('phone calls that are hard for somebody', () => {
  test('are not offered once an adjustment says so (Code 5.10)', () => {
    const letter = letterOf(
      'acknowledgement',
      code,
      arrives(code, '2026-11-09'),
      ada('record-adjustment', '2026-11-10', { id: 'a', what: 'No phone calls: she is deaf.' }),
      acknowledges('2026-11-11'),
    )
    expect(letter).not.toMatch(/ring us on/)
    expect(letter).toContain('reply to this email.')
  })

  test('are not offered where their own words say so, and the first contact is promised in writing', () => {
    const letter = letterOf('receipt', code, came({ text: "Nobody came. I can't do phone calls." }))
    expect(letter).toMatch(/By Monday 16 November 2026: someone will write to you/)
    expect(letter).not.toMatch(/ring us on 0800/)
  })

  test('are still offered to somebody who tells of calls that nobody answered', () => {
    expect(letterOf('receipt', code, came({ text: 'You never ring me back.' }))).toMatch(/ring us on/)
  })
})

describe('what only a person may decide', () => {
  const answered = [arrives(code, '2026-11-09'), acknowledges('2026-11-11'), answers('2026-11-20')]

  test.each(everyPolicy)(
    'is refused to a machine by the engine under %s: refusing, and declining the next stage',
    (policy) => {
      const refusing = machine('refuse', '2026-11-12', { exclusion: 'x', explanation: 'x', evidence: 'x' })
      const declining = machine('refuse-escalation', '2026-11-24', { clause: 'x', reasons: 'x' })
      expect(under(policy).given(arrives(policy, '2026-11-09')).when(refusing)).toHaveProperty('refusal')
      expect(
        under(policy)
          .given(
            arrives(policy, '2026-11-09'),
            acknowledges('2026-11-11'),
            answers('2026-11-20'),
            resident('request-escalation', '2026-11-23', {}),
          )
          .when(declining),
      ).toHaveProperty('refusal')
    },
  )

  test('is held again before a letter goes: a refusal that a machine recorded is sent to nobody and shown to a manager', () => {
    const state = openedFrom(under(code).events(...answered))
    const ombudsman = { name: 'O', telephone: '1', webForm: 'https://o.example', address: 'P' }
    const recorded = { at: '2026-11-24T10:00:00.000Z' as never, by: 'putright' } as const
    const refusals: readonly CaseEvent[] = [
      {
        type: 'refused',
        ...recorded,
        exclusion: 'x',
        clause: '2.2',
        explanation: 'x',
        evidence: 'x',
        agreedBy: null,
        ombudsman,
      },
      {
        type: 'escalation-refused',
        ...recorded,
        stage: 'stage-1',
        next: 'stage-2',
        clause: '5.11',
        reasons: 'x',
        agreedBy: null,
        ombudsman,
      },
    ]
    for (const event of refusals) {
      const owed = owedNotices([event], noticeOf(code, state))
      expect(owed.map(({ notice, to }) => [notice.kind, to])).toEqual([['needs-person', { role: 'manager' }]])
    }
  })

  test('is not asked of a machine in closing: only a person closes by hand, and what the policy’s time closes turns nobody away', () => {
    const housing = 'housing-solutions-2024'
    const story = [arrives(housing, '2026-11-09'), acknowledges('2026-11-11'), answers('2026-11-20')]
    const closes = machine('close', '2026-11-21', { why: 'x', residentAccepts: true })
    expect(
      under(housing)
        .given(...story)
        .when(closes),
    ).toHaveProperty('refusal')

    const lapsed = [...story, machine('reach-milestones', '2026-12-14', {})]
    const letter = letterOf('closed', housing, ...lapsed)
    expect(letter).toMatch(/A person will look at what you say/)
    expect(letter).toContain('0300 111 3000')
    const late = resident('request-escalation', '2026-12-15', {})
    expect(decide(late, caseFrom(under(housing).events(...lapsed)), rulesOf(housing))).toHaveProperty(
      'events',
    )
  })
})

describe('a promise that was not kept', () => {
  test('is told to the resident once and to the managers', () => {
    const owed = owedByLast(code, arrives(code, '2026-11-09'), machine('reach-milestones', '2026-11-17', {}))
    const kinds = owed.map(({ notice }) => notice.kind)
    expect(kinds.filter((kind) => kind === 'late')).toHaveLength(1)
    expect(kinds).toContain('breach')
  })

  test('is told once though the policy and the Code both have a date for it', () => {
    const owed = owedByLast(
      'flagship-2020',
      arrives('flagship-2020', '2026-11-09'),
      acknowledges('2026-11-10'),
      machine('reach-milestones', '2027-01-15', {}),
    )
    expect(owed.filter(({ notice }) => notice.kind === 'breach').length).toBeGreaterThan(1)
    expect(owed.filter(({ notice }) => notice.kind === 'late')).toHaveLength(1)
  })

  test('is no news to the resident where it was kept late, before the clock recorded it', () => {
    const owed = owedByLast(
      code,
      arrives(code, '2026-11-09'),
      acknowledges('2026-11-17'),
      machine('reach-milestones', '2026-11-18', {}),
    )
    expect(owed.map(({ notice }) => notice.kind)).not.toContain('late')
  })
})

describe('a request for the next stage', () => {
  const answered = [arrives(code, '2026-11-09'), acknowledges('2026-11-11')]

  test('that came before the answer is kept, and the answer says so', () => {
    const asked = resident('request-escalation', '2026-11-12', {})
    expect(letterOf('escalation-held', code, ...answered, asked)).toMatch(/don't have to ask again/)
    expect(letterOf('response', code, ...answered, asked, answers('2026-11-20'))).toMatch(/We have kept that/)
  })

  test('is told to a manager where a person has to decide', () => {
    const owed = owedByLast(
      code,
      ...answered,
      resident('request-escalation', '2026-11-12', {}),
      answers('2026-11-20'),
    )
    expect(owed.map(({ notice }) => notice.kind)).toEqual(['response', 'decide-escalation'])
  })
})

describe('staff', () => {
  test('are not reminded of a date that has passed by the time it is recorded: the breach says it', () => {
    const owed = owedByLast(code, arrives(code, '2026-11-09'), machine('reach-milestones', '2027-01-15', {}))
    expect(owed.map(({ notice }) => notice.kind)).not.toContain('reminder')
  })

  test('are reminded of the days that are left when it is told, however late the machine woke', () => {
    // Received Monday 9 November 2026: acknowledged by Monday 16 (Code 6.2), so reminded on Wednesday 11 and Friday 13.
    const texts = (when: string) =>
      owedByLast(code, arrives(code, '2026-11-09'), machine('reach-milestones', when, {}))
        .filter(({ notice }) => notice.kind === 'reminder')
        .map(({ notice }) => textOf(notice))
    expect(texts('2026-11-11T09:00:00Z')).toEqual([expect.stringContaining('in 3 working days')])
    expect(texts('2026-11-13T09:00:00Z')).toEqual(Array(2).fill(expect.stringContaining('in 1 working day.')))
    expect(texts('2026-11-16T09:00:00Z').join()).toContain('in less than a working day')
  })

  test('are reminded by name once somebody is given the case, and all handlers before that', () => {
    const given = ada('assign', '2026-11-10', {
      stage: 'stage-1',
      handler: 'staff:priya-nair',
      role: 'complaints officer',
    })
    const reminded = machine('reach-milestones', '2026-11-13', {})
    const to = (...commands: readonly CaseCommand[]) =>
      owedByLast(code, ...commands).find(({ notice }) => notice.kind === 'reminder')?.to
    expect(to(arrives(code, '2026-11-09'), reminded)).toEqual({ role: 'handler' })
    expect(to(arrives(code, '2026-11-09'), given, reminded)).toEqual({ staff: 'priya-nair' })
  })

  test('hear at once of an emergency and of somebody at risk, handlers and managers', () => {
    const owed = owedByLast(
      code,
      arrives(code, '2026-11-09', { flags: ['hazard_emergency', 'safeguarding'] }),
    )
    expect(owed.filter(({ notice }) => notice.kind === 'alert').map(({ to }) => to)).toEqual([
      { role: 'handler' },
      { role: 'manager' },
      { role: 'handler' },
      { role: 'manager' },
    ])
  })

  test('who have a conflict of interest in a case that they work are named to a manager as nobody', () => {
    const given = ada('assign', '2026-11-10', {
      stage: 'stage-1',
      handler: 'staff:ben',
      role: 'complaints officer',
    })
    const owed = owedByLast(
      code,
      arrives(code, '2026-11-09'),
      given,
      ben('declare-conflict', '2026-11-11', { person: 'staff:ben', why: 'Related.' }),
    )
    expect(owed.map(({ notice, to }) => [notice.kind, to])).toEqual([['independence', { role: 'manager' }]])
  })
})
