import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadLandlord } from '../../../configuration/landlord.ts'
import { messageFromMail } from '../../../functions/receive-mail/messageFromMail.ts'
import { sesNotificationSchema } from '../../../functions/receive-mail/sesNotification.ts'
import { describeAttachments } from '../../../functions/receive-mail/storeAttachments.ts'
import { readMail } from '../../../mail/readMail.ts'
import { mutated, seed, settings } from '../../mail/damaged.ts'

const landlord = loadLandlord()
const signingKey = 'a key that the tests alone know, no secret'
const verdict = { status: 'PASS' }
const told = sesNotificationSchema.parse({
  notificationType: 'Received',
  mail: { messageId: 'o3vrnil0e2ic28tr', source: '', destination: [] },
  receipt: {
    timestamp: '2026-11-28T23:40:00.000Z',
    recipients: ['complaints@larkfield.example'],
    spamVerdict: verdict,
    virusVerdict: verdict,
    spfVerdict: verdict,
    dkimVerdict: verdict,
    dmarcVerdict: verdict,
    action: { type: 'S3', bucketName: 'mail', objectKey: 'inbound/1' },
  },
})

const runs = Math.ceil(settings.numRuns / 4)

/** DynamoDB takes 400 KB an item; the reading with its evidence needs room beside the message. */
const largest = 300_000

test(`any mail at all becomes a message that a case can hold (seed ${seed}, ${runs} runs)`, {
  timeout: 20 * 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(mutated, async (raw) => {
      const mail = await readMail(raw)
      const attachments = await describeAttachments(mail)
      const message = messageFromMail(mail, told, { landlord, signingKey, attachments })
      expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThan(largest)
      if (message.automatic !== null) expect(message.replyRoute).toBeNull()
    }),
    { ...settings, numRuns: runs },
  )
})
