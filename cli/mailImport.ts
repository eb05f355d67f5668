import { objects } from '../aws/objects.ts'
import { importedKey, notificationOfImport } from '../functions/receive-mail/importedMail.ts'
import { type ReceiveMail, receiveOne } from '../functions/receive-mail/receiveMail.ts'
import { readMail } from '../mail/readMail.ts'
import { BadInput, print } from './jsonLines.ts'
import { mailFilesIn, mailsOf } from './mailSources.ts'
import { openLive, type SystemOptions } from './openLive.ts'

interface Options extends SystemOptions {
  /** As if each had come in on its day: its clocks run from then, and letters go out. */
  readonly answer?: boolean
}

interface Setting {
  readonly receiving: ReceiveMail
  readonly mailBucket: string
  readonly answer: boolean
}

const open = async (options: Options): Promise<Setting> => {
  const { casework } = await openLive(options)
  const { readMessage } = await import('../domain/classifier/readMessage.ts')
  const { readImportEnvironment } = await import('../live/mailEnvironment.ts')
  const { ATTACHMENT_BUCKET, MAIL_BUCKET } = readImportEnvironment(process.env)
  return {
    receiving: {
      casework: { ...casework, classifier: readMessage },
      objects: objects(),
      attachmentBucket: ATTACHMENT_BUCKET,
    },
    mailBucket: MAIL_BUCKET,
    answer: options.answer === true,
  }
}

/** The same path as a mail that comes in: stored first, then read from the store, then a case. */
const importOne = async ({ receiving, mailBucket, answer }: Setting, file: string, raw: Uint8Array) => {
  const stored = { bucket: mailBucket, key: importedKey(raw) }
  await receiving.objects.write(stored.bucket, stored.key, { body: raw, contentType: 'message/rfc822' })
  const mail = await readMail(raw)
  const { rules, now } = receiving.casework
  const notification = notificationOfImport(mail, stored, { rules, now: now() })
  const received = await receiveOne(receiving, notification, answer ? {} : { imported: true })
  const { reference, status, disposition, outcome, joined, again } = received
  return {
    file,
    messageId: mail.messageId,
    receivedAt: notification.receipt.timestamp,
    reference,
    status,
    disposition,
    outcome,
    joined,
    again,
  }
}

/** A line on standard error now and then: how many are done; of an mbox nobody knows how many there are. */
const every = 100

interface Count {
  done: number
  again: number
  failed: number
}

const tryOne = async (setting: Setting, count: Count, file: string, raw: Uint8Array): Promise<void> => {
  count.done += 1
  try {
    const taken = await importOne(setting, file, raw)
    if (taken.again) count.again += 1
    await print(taken)
  } catch (fault) {
    count.failed += 1
    const name = fault instanceof Error ? fault.name : 'a fault'
    console.error(`${file}, mail ${count.done} so far: ${name} kept it out`)
  }
  if (count.done % every === 0) console.error(`${count.done} mails so far`)
}

/**
 * `putright mail import`: takes an old mailbox in, mail by mail. A mail that is there already is found again and changes
 * nothing, so that it may be stopped and run again at any time. A mail that fails is named, and the rest go on.
 */
export const importMail = async (path: string, options: Options): Promise<void> => {
  const files = await mailFilesIn(path)
  const setting = await open(options)
  const count: Count = { done: 0, again: 0, failed: 0 }
  for (const file of files) for await (const raw of mailsOf(file)) await tryOne(setting, count, file, raw)
  const { done, again, failed } = count
  console.error(`${done} mails: ${done - again - failed} new, ${again} there already, ${failed} failed`)
  if (failed > 0) throw new BadInput('Some mails were not taken in. Run the same import again for them.')
}
