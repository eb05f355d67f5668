import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deliverCommit } from '../../casework/deliverCommit.ts'
import { handleCommand } from '../../casework/handleCommand.ts'
import type { CaseKeeping, Commit } from '../../casework/ports.ts'
import { receiveMessage } from '../../casework/receiveMessage.ts'
import type { CaseCommand } from '../../domain/case/command.ts'
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

const commitsOf = (caseId: string): Promise<readonly Commit[]> => office.casework.store.load(caseId)

const deliverAll = async (caseId: string, casework: CaseKeeping = office.casework): Promise<void> => {
  for (const commit of await commitsOf(caseId)) await deliverCommit(casework)(commit)
}

/** A case that a message opened, with what was then done, each delivered. */
const caseWith = async (
  changes: Partial<Message>,
  commands: readonly CaseCommand[],
  casework: CaseKeeping = office.casework,
): Promise<string> => {
  const { caseId } = await receiveMessage(office.casework)(message(changes))
  await deliverAll(caseId, casework)
  for (const command of commands) {
    const handled = await handleCommand(casework, caseId, command)
    if ('refusal' in handled) throw new Error(handled.refusal.why)
    await deliverAll(caseId, casework)
  }
  return caseId
}

const acknowledged = acknowledging('2026-11-11T10:00:00Z')

const subjectsTo = (address: string): readonly string[] =>
  office.sent.filter(({ to }) => to === address).map(({ subject }) => subject.replace(/:? PR-.*/, ''))

describe('a letter that cannot be sent', () => {
  /** The provider takes no mail for the resident: an outage, or an address that it does not like. */
  const refusing = (told: number[]): CaseKeeping => ({
    ...office.casework,
    mailer: {
      send: async (email) => {
        if (email.to === 'maureen@example.org') throw new Error('refused')
        return office.casework.mailer.send(email)
      },
    },
    tellStaff: async ({ version }) => {
      told.push(version)
    },
  })

  test('stops neither the clock nor the staff from being told, and is tried again', async () => {
    const told: number[] = []
    const { caseId } = await receiveMessage(office.casework)(message())
    const [commit] = await office.casework.store.load(caseId)
    if (commit === undefined) throw new Error('no commit')
    await expect(deliverCommit(refusing(told))(commit)).rejects.toThrow('refused')
    expect({ started: office.started, told }).toEqual({ started: [caseId], told: [1] })
    await deliverAll(caseId)
    expect(subjectsTo('maureen@example.org')).toEqual(["We've got your complaint"])
  })
})

describe('a letter', () => {
  test('goes once, however often the feed runs, and an answer to it finds the case', async () => {
    const caseId = await caseWith({}, [acknowledged])
    await deliverAll(caseId)
    await deliverAll(caseId)
    expect(subjectsTo('maureen@example.org')).toEqual([
      "We've got your complaint",
      'What we understand about your complaint',
    ])
    expect(await office.casework.directory.findByThread(['sent-2@eu-west-2.amazonses.com'])).toBe(caseId)
  })

  test('goes again where the process died before its record, and not a third time', async () => {
    const caseId = await caseWith({}, [])
    const handled = await handleCommand(office.casework, caseId, acknowledged)
    expect(handled).toHaveProperty('events')
    office.dieAfterSending()
    await expect(deliverAll(caseId)).rejects.toThrow('killed')
    await deliverAll(caseId)
    await deliverAll(caseId)
    const letters = subjectsTo('maureen@example.org').filter((subject) => subject.startsWith('What we'))
    expect(letters).toHaveLength(2)
  })

  test('says the same whenever it is delivered: the case is taken as that commit left it', async () => {
    const { caseId } = await receiveMessage(office.casework)(message())
    await handleCommand(office.casework, caseId, acknowledged)
    await handleCommand(office.casework, caseId, {
      type: 'withdraw',
      at: at('2026-11-12T10:00:00Z'),
      by: 'resident',
      why: 'They said so.',
    })
    await deliverAll(caseId)
    const letter = office.sent.find(({ subject }) => subject.startsWith('What we understand'))
    // Acknowledged on Wednesday 11 November: answered by Wednesday 25 (Code 6.3), as was true when it was written.
    expect(letter?.text).toContain('By Wednesday 25 November 2026: we will answer you in writing.')
  })

  test('goes in copy to whoever speaks for the resident, and says why they get it', async () => {
    await caseWith({}, [
      {
        type: 'authorise-representative',
        at: at('2026-11-10T10:00:00Z'),
        by: 'staff:tom-hargreaves',
        representative: {
          id: 'lee',
          name: 'Sam Lee',
          email: 'lee@council.example',
          phone: null,
          as: 'a friend',
        },
        consent: { form: 'written', record: 'Her email.' },
      },
      acknowledged,
    ])
    const copies = office.sent.filter(({ to }) => to === 'lee@council.example')
    expect(copies.map(({ subject }) => subject.replace(/:? PR-.*/, ''))).toEqual([
      'Copy: Sam Lee can speak for you',
      'Copy: What we understand about your complaint',
    ])
    expect(copies[1]?.text).toMatch(/^This is a copy/)
  })
})

describe('a resident of the web chat who gave no address', () => {
  const chat = {
    channel: 'webchat',
    person: { name: 'Rosa', email: null, phone: null, address: null, tenancy: null },
    replyRoute: { channel: 'webchat', conversation: 'c-1', email: null },
  } as const

  test('is told in the chat, in words, once', async () => {
    const said: { conversation: string; key: string; text: string }[] = []
    const casework: CaseKeeping = {
      ...office.casework,
      chat: {
        say: async (conversation, notice) => {
          said.push({ conversation, ...notice })
          return 'said'
        },
      },
    }
    const caseId = await caseWith(chat, [acknowledged], casework)
    await deliverAll(caseId, casework)
    expect(said).toHaveLength(1)
    expect(said[0]).toMatchObject({
      conversation: 'c-1',
      key: expect.stringContaining('acknowledgement/stage-1'),
    })
    expect(said[0]?.text).toContain('write to us in this chat')
    expect(said[0]?.text).not.toMatch(/reply to this email/)
  })

  test('is told by hand where the chat is gone: whoever works the case gets the letter', async () => {
    const casework: CaseKeeping = { ...office.casework, chat: { say: async () => 'gone' } }
    const caseId = await caseWith(chat, [acknowledged], casework)
    await deliverAll(caseId, casework)
    const byHand = office.sent.filter(({ subject }) => subject.includes('a letter to give by hand'))
    // The two handlers of the demonstration landlord.
    expect(byHand.map(({ to }) => to).toSorted()).toEqual([
      'priya.nair@larkfield.example',
      'tom.hargreaves@larkfield.example',
    ])
    expect(byHand[0]?.text).toContain('The window was not mended in eleven weeks.')
  })
})

describe('a mail to staff', () => {
  test('goes to the one whom it names', async () => {
    await caseWith({}, [
      {
        type: 'assign',
        at: at('2026-11-10T10:00:00Z'),
        by: 'staff:ruth-ellison',
        stage: 'stage-1',
        handler: 'staff:priya-nair',
        role: 'complaints officer',
      },
    ])
    expect(office.sent.filter(({ to }) => to.endsWith('@larkfield.example')).map(({ to }) => to)).toEqual([
      'priya.nair@larkfield.example',
    ])
  })
})
