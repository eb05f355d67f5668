import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deliverCommit, sweepCommits } from '../../casework/deliverCommit.ts'
import { awaitCase, locateCase } from '../../casework/driveCase.ts'
import { handleCommand, loadCase } from '../../casework/handleCommand.ts'
import type { Commit } from '../../casework/ports.ts'
import { reachMilestones } from '../../casework/reachMilestones.ts'
import { receiveMessage } from '../../casework/receiveMessage.ts'
import type { Message } from '../../domain/message/message.ts'
import { acknowledging, at, message } from '../domain/case/caseStory.ts'
import { type Office, openOffice } from './office.ts'

let office: Office

beforeEach(async () => {
  office = await openOffice()
})

afterEach(async () => {
  await office.close()
})

const receive = (...changes: Parameters<typeof message>) =>
  receiveMessage(office.casework)(message(...changes))

const commitsOf = async (caseId: string): Promise<readonly Commit[]> =>
  await office.casework.store.load(caseId)

const deliverAll = async (caseId: string): Promise<void> => {
  for (const commit of await commitsOf(caseId)) await deliverCommit(office.casework)(commit)
}

describe('a message', () => {
  test('opens a case with a reference and the dates of the policy in force', async () => {
    const received = await receive()
    expect(received).toMatchObject({
      status: 'open',
      disposition: 'complaint',
      outcome: 'stage-1',
      joined: false,
    })
    expect(received.reference).toMatch(/^PR-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(received.milestones).toContainEqual(
      expect.objectContaining({ milestone: 'acknowledge', due: '2026-11-16T23:59:59+00:00', clause: '6.2' }),
    )
  })

  test('delivered twice, and twice at once, is one case with one commit', async () => {
    const both = await Promise.all([receive(), receive()])
    const again = await receive()
    expect(new Set([...both, again].map((each) => each.reference)).size).toBe(1)
    expect((await commitsOf(again.caseId)).length).toBe(1)
  })

  test('that a machine wrote is kept, closed and never answered', async () => {
    const { caseId, status, disposition } = await receive({ automatic: 'auto-reply', author: 'machine' })
    await deliverAll(caseId)
    expect({ status, disposition }).toEqual({ status: 'closed', disposition: 'not_for_us' })
    expect(office.sent).toEqual([])
    expect(office.started).toEqual([])
  })

  test('that the scan calls spam waits for a person and is not answered', async () => {
    const { caseId, status } = await receive({ suspect: 'spam' })
    await deliverAll(caseId)
    expect(status).toBe('to-confirm')
    expect(office.sent).toEqual([])
  })
})

describe('a further message', () => {
  const reply = (changes: Partial<Message> = {}): Partial<Message> => ({
    channelMessageId: 'm-2',
    text: 'One correction.',
    replyRoute: {
      channel: 'email',
      address: 'maureen@example.org',
      messageId: 'm-2@example.org',
      references: ['m-1@example.org'],
    },
    ...changes,
  })

  test('in the same thread from a proven sender on the case joins it', async () => {
    const first = await receive()
    await deliverAll(first.caseId)
    const second = await receive(reply())
    expect(second).toMatchObject({ caseId: first.caseId, joined: true })
  })

  test('that answers our own notice joins it', async () => {
    const first = await receive()
    await deliverAll(first.caseId)
    const { caseId } = await receive(
      reply({
        replyRoute: {
          channel: 'email',
          address: 'maureen@example.org',
          messageId: 'm-2@example.org',
          references: ['sent-1@eu-west-2.amazonses.com'],
        },
      }),
    )
    expect(caseId).toBe(first.caseId)
  })

  test.each([
    [
      'from another address',
      { person: { name: 'M', email: 'other@example.org', phone: null, address: null, tenancy: null } },
    ],
    ['from an unproven sender', { proven: false }],
  ])('%s opens its own case, for a person to decide', async (_, changes) => {
    const first = await receive()
    await deliverAll(first.caseId)
    const second = await receive(reply({ ...changes, caseReference: first.reference }))
    expect(second).toMatchObject({ joined: false, status: 'to-confirm' })
    expect(
      (await commitsOf(first.caseId))
        .flatMap((commit) => commit.events)
        .filter((event) => event.type === 'message-received').length,
    ).toBe(1)
  })
})

describe('a message that asks for the next stage', () => {
  test('asks the engine for it, once however often it is delivered, and no reason is needed (Code 6.12)', async () => {
    const first = await receive()
    await deliverAll(first.caseId)
    await handleCommand(office.casework, first.caseId, acknowledging('2026-11-11T10:00:00Z'))
    await handleCommand(office.casework, first.caseId, {
      type: 'respond',
      at: at('2026-11-20T10:00:00Z'),
      by: 'staff:ada',
      stage: 'stage-1',
      decision: 'not-upheld',
      response: 'We came on 10 November, and the window shuts.',
    })
    office.setNow(at('2026-11-23T09:00:00Z'))
    office.setReading({ disposition: 'case_update', flags: ['escalation'] })
    const asking = message({
      channelMessageId: 'm-2',
      receivedAt: at('2026-11-23T09:00:00Z'),
      text: 'Take this further.',
      caseReference: first.reference,
    })
    await receiveMessage(office.casework)(asking)
    const again = await receiveMessage(office.casework)(asking)
    const { commits } = await loadCase(office.casework, first.caseId)
    const requests = commits
      .flatMap((commit) => commit.events)
      .filter((event) => event.type === 'escalation-requested')
    expect(requests.length).toBe(1)
    // Asked on Monday 23 November 2026: stage 2 is acknowledged by Monday 30 (6.11).
    expect(again.milestones).toContainEqual(
      expect.objectContaining({
        stage: 'stage-2',
        milestone: 'acknowledge',
        due: '2026-11-30T23:59:59+00:00',
      }),
    )
  })
})

describe('the feed', () => {
  test('answers the resident once, starts the timeline once and lists the case, however often it runs', async () => {
    const { caseId, reference } = await receive()
    await deliverAll(caseId)
    await deliverAll(caseId)
    expect(office.sent.map((mail) => mail.subject)).toEqual([`We've got your complaint: ${reference}`])
    expect(office.started).toEqual([caseId])
    expect(await office.casework.directory.findByReference(reference)).toBe(caseId)
    const listed = await Array.fromAsync(
      office.casework.directory.list('larkfield', { from: '2026-11', to: '2026-11' }),
    )
    expect(listed.map((each) => each.reference)).toEqual([reference])
  })

  test('answers with headers that no machine answers and that keep the thread (RFC 3834, RFC 5322)', async () => {
    const { caseId } = await receive()
    await deliverAll(caseId)
    expect(office.sent[0]?.headers).toMatchObject({
      'Auto-Submitted': 'auto-replied',
      'In-Reply-To': '<m-1@example.org>',
      References: '<m-1@example.org>',
    })
  })

  test('lets nothing that came from outside start a header of its own', async () => {
    const { caseId } = await receive({
      replyRoute: {
        channel: 'email',
        address: 'maureen@example.org',
        messageId: 'a@x>\r\nBcc: everyone@example.org',
        references: [],
      },
    })
    await deliverAll(caseId)
    expect(Object.values(office.sent[0]?.headers ?? {}).join('')).not.toMatch(/[\r\n]/)
  })

  test('leaves out of the thread what would make its header longer than SES takes (995 characters)', async () => {
    const references = Array.from(
      { length: 60 },
      (_, number) => `${'a-mail-of-this-thread-'.repeat(2)}${number}@example.org`,
    )
    const route = {
      channel: 'email',
      address: 'maureen@example.org',
      messageId: `${'x'.repeat(2000)}@y`,
      references,
    } as const
    const { caseId } = await receive({ replyRoute: { ...route, references: [...references] } })
    await deliverAll(caseId)
    for (const value of Object.values(office.sent[0]?.headers ?? {}))
      expect(value.length).toBeLessThanOrEqual(995)
  })

  test('sends a notice again where the sending was not recorded, and never after', async () => {
    const { caseId } = await receive()
    office.dieAfterSending()
    await expect(deliverAll(caseId)).rejects.toThrow('killed')
    await sweepCommits(office.casework)(at('2026-11-09T11:00:00Z'))
    await sweepCommits(office.casework)(at('2026-11-09T11:00:00Z'))
    expect(office.sent.length).toBe(2)
  })

  test('that missed a commit is caught up by the sweep', async () => {
    const { caseId } = await receive()
    expect(await sweepCommits(office.casework)(at('2026-11-09T11:00:00Z'))).toEqual({
      delivered: 1,
      failed: 0,
    })
    expect(office.started).toEqual([caseId])
    // What the first sweep caused, the record of the receipt, was part of that delivery.
    expect(await sweepCommits(office.casework)(at('2026-11-09T11:00:00Z'))).toEqual({
      delivered: 0,
      failed: 0,
    })
  })
})

describe('a sweep', () => {
  test('leaves the rest to the next one once it has done enough', async () => {
    await receive()
    await receive({ channelMessageId: 'm-2', text: 'The lift is out.' })
    const before = at('2026-11-09T11:00:00Z')
    let asked = 0
    const enough = () => {
      asked += 1
      return asked > 1
    }
    expect(await sweepCommits(office.casework)(before, enough)).toEqual({ delivered: 1, failed: 0 })
    const left = await Array.fromAsync(office.casework.store.undelivered(before))
    expect(left.filter(({ version }) => version === 1).length).toBe(1)
  })
})

describe('the timeline', () => {
  test('is told the step and the seconds to the first reminder', async () => {
    const { caseId } = await receive()
    // The first reminder comes three working days before Monday 16 November, on Wednesday 11 at nine: 47 hours on.
    expect(await locateCase(office.casework)(caseId)).toEqual({
      caseId,
      place: 'stage-1/acknowledge',
      nextAt: '2026-11-11T09:00:00.000Z',
      waitSeconds: 47 * 60 * 60,
    })
  })

  test('that waits is woken when the case moves, and not otherwise', async () => {
    const { caseId } = await receive()
    await deliverAll(caseId)
    const seen = await locateCase(office.casework)(caseId)
    await awaitCase(office.casework)({ seen, generation: 1, token: 'token' })
    await deliverAll(caseId)
    expect(office.woken).toEqual([])
    await handleCommand(office.casework, caseId, acknowledging('2026-11-11T08:00:00Z'))
    await deliverCommit(office.casework)((await commitsOf(caseId)).at(-1) as Commit)
    expect(office.woken.map((location) => location.place)).toEqual(['stage-1/answer'])
  })

  test('that begins to wait after the case has moved is woken at once', async () => {
    const { caseId } = await receive()
    const seen = await locateCase(office.casework)(caseId)
    await handleCommand(office.casework, caseId, acknowledging('2026-11-11T08:00:00Z'))
    await awaitCase(office.casework)({ seen, generation: 1, token: 'token' })
    expect(office.woken.length).toBe(1)
  })

  test('whose date has come records it once, though it asks twice', async () => {
    const { caseId } = await receive()
    office.setNow(at('2026-11-17T00:00:00Z'))
    await reachMilestones(office.casework)(caseId)
    await reachMilestones(office.casework)(caseId)
    const { commits } = await loadCase(office.casework, caseId)
    const missed = commits
      .flatMap((commit) => commit.events)
      .filter((event) => event.type === 'milestone-missed')
    expect(missed.map((event) => event.milestone)).toEqual(['acknowledge'])
  })

  test('of a case that does not exist is over', async () => {
    expect(await locateCase(office.casework)('NOBODY')).toMatchObject({ place: 'over' })
  })
})

describe('breaches and reminders', () => {
  test('are told to staff by mail, with no personal data in them', async () => {
    const { caseId } = await receive()
    await deliverAll(caseId)
    office.sent.length = 0
    office.setNow(at('2026-11-17T00:00:00Z'))
    await reachMilestones(office.casework)(caseId)
    await deliverAll(caseId)
    const toStaff = office.sent.filter(({ to }) => to.endsWith('@larkfield.example'))
    expect(toStaff.length).toBeGreaterThan(0)
    for (const mail of toStaff) {
      expect(mail.text + mail.subject).not.toMatch(/maureen|eleven weeks/i)
    }
  })
})
