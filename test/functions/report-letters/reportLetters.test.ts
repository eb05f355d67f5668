import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deliverCommit } from '../../../casework/deliverCommit.ts'
import { loadCase } from '../../../casework/handleCommand.ts'
import { receiveMessage } from '../../../casework/receiveMessage.ts'
import { isOpened } from '../../../domain/case/case.ts'
import { createReportLetters } from '../../../functions/report-letters/reportLetters.ts'
import { type Office, openOffice } from '../../casework/office.ts'
import { message } from '../../domain/case/caseStory.ts'

let office: Office

beforeEach(async () => {
  office = await openOffice()
})

afterEach(async () => {
  await office.close()
})

/** A case whose receipt went out, and the tags that the receipt bore. */
const answered = async () => {
  const { caseId } = await receiveMessage(office.casework)(message())
  for (const commit of await office.casework.store.load(caseId)) await deliverCommit(office.casework)(commit)
  const tags = Object.entries(office.sent[0]?.tags ?? {}).map(([name, value]) => [name, [value]])
  return { caseId, tags: Object.fromEntries(tags) as Record<string, string[]> }
}

const stateOf = async (caseId: string) => {
  const { state } = await loadCase(office.casework, caseId)
  if (!isOpened(state)) throw new Error('not open')
  return state
}

const tell = (...bodies: readonly unknown[]) =>
  createReportLetters(office.casework)(
    {
      Records: bodies.map((body, index) => ({
        messageId: `r-${index}`,
        body: typeof body === 'string' ? body : JSON.stringify(body),
      })),
    },
    {} as never,
  )

const timestamp = '2026-11-09T10:05:00.000Z'
const recipients = [
  { emailAddress: 'maureen@example.org', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1' },
]
const mail = (tags: Record<string, string[]>) => ({ messageId: '0102018f-1', timestamp, tags })

/** The shapes of the developer guide, “Examples of event data that Amazon SES publishes to Amazon SNS”. */
const bounce = (tags: Record<string, string[]>, bounceType: string) => ({
  eventType: 'Bounce',
  mail: mail(tags),
  bounce: {
    bounceType,
    bounceSubType: 'General',
    bouncedRecipients: recipients,
    timestamp,
    feedbackId: 'f-1',
  },
})

describe('what SES tells of a letter', () => {
  test.each([
    ['Permanent', 'hard-bounce'],
    ['Transient', 'soft-bounce'],
    ['Undetermined', 'soft-bounce'],
  ])(
    'a %s bounce stands on its case as a %s, and a person reaches the resident another way',
    async (type, report) => {
      const { caseId, tags } = await answered()
      await tell(bounce(tags, type))
      await tell(bounce(tags, type))
      const { commits } = await loadCase(office.casework, caseId)
      const events = commits.flatMap((commit) => commit.events)
      expect(events.filter((event) => event.type === 'notice-reported')).toMatchObject([
        { report, key: 'receipt', recipient: 'maureen@example.org', status: '5.1.1', happenedAt: timestamp },
      ])
      expect((await stateOf(caseId)).tasks.map((task) => task.what)).toEqual(['reach-another-way'])
    },
  )

  test('a reader who calls it spam is reached another way, too', async () => {
    const { caseId, tags } = await answered()
    await tell({
      eventType: 'Complaint',
      mail: mail(tags),
      complaint: {
        complainedRecipients: [{ emailAddress: 'maureen@example.org' }],
        timestamp,
        feedbackId: 'f-2',
        complaintFeedbackType: 'abuse',
      },
    })
    expect((await stateOf(caseId)).tasks.map((task) => task.what)).toEqual(['reach-another-way'])
  })

  test('a delivery and a delay are kept and ask nothing of anybody', async () => {
    const { caseId, tags } = await answered()
    await tell(
      {
        eventType: 'Delivery',
        mail: mail(tags),
        delivery: { timestamp, recipients: ['maureen@example.org'], smtpResponse: '250 ok' },
      },
      {
        eventType: 'DeliveryDelay',
        mail: mail(tags),
        deliveryDelay: {
          delayType: 'MailboxFull',
          expirationTime: timestamp,
          delayedRecipients: recipients,
          timestamp,
        },
      },
    )
    const { reports, tasks } = await stateOf(caseId)
    expect({ reports: reports.length, tasks }).toEqual({ reports: 2, tasks: [] })
  })

  test('of a mail that bears no case is let go, and what cannot be read is tried again alone', async () => {
    const { caseId, tags } = await answered()
    const answer = await tell(bounce({}, 'Permanent'), '{', bounce(tags, 'Permanent'))
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'r-1' }] })
    expect((await stateOf(caseId)).reports.length).toBe(1)
  })
})
