import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { mailbox, putright, type Started, sendMail, startPutright, temporaryData, until } from './putright.ts'

/** In CI less of the same, for its time; the figures in docs/performance.md are of the whole. */
const [mails, kills] = process.env.CI === 'true' ? [200, 8] : [500, 20]
const senders = 6
const limit = 5 * 60_000

/** A small generator with a printed seed, so that a run can be had again (mulberry32). */
const randomFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const addressOf = (number: number): string => `resident${number}@post.example`

const letter = (number: number) => ({
  from: `Resident ${number} <${addressOf(number)}>`,
  subject: `Window ${number}`,
  text: `I reported window ${number} six weeks ago and nobody has come. I have rung twice.`,
  messageId: `<${number}@post.example>`,
})

test(
  'every mail that SMTP accepted is exactly one case, acknowledged, however often the process is killed',
  async () => {
    const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
    const random = randomFrom(seed)
    const data = temporaryData()
    const killedAt: number[] = []
    let system: Started = await startPutright(data.path)
    let next = 0
    let tries = 0

    /** As a sender's server does: the same mail again until it is accepted. */
    const sendUntilAccepted = async (number: number): Promise<void> => {
      for (;;) {
        tries += 1
        try {
          await sendMail(system.running.smtpPort, letter(number))
          return
        } catch {
          await pause(100)
        }
      }
    }
    const sender = async (): Promise<void> => {
      while (next < mails) {
        next += 1
        await sendUntilAccepted(next)
      }
    }
    const killer = async (): Promise<void> => {
      for (let kill = 0; kill < kills; kill += 1) {
        const share = ((kill + random()) / kills) * mails
        await until(
          'mails to be under way',
          () => (next >= Math.min(share, mails - 1) ? true : undefined),
          limit,
        )
        await pause(random() * 300)
        killedAt.push(Date.now())
        await system.kill()
        system = await startPutright(data.path)
      }
    }
    await Promise.all([killer(), ...Array.from({ length: senders }, sender)])

    const receipts = await until(
      'a receipt for each',
      async () => {
        const counted = await Promise.all(
          Array.from({ length: mails }, (_, index) => mailbox(system.running.url, addressOf(index + 1))),
        )
        return counted.every((sent) => sent.length > 0) ? counted : undefined
      },
      limit,
    )
    const cases = (await until('every case in the list', async () => {
      const listed = await putright(data.path, 'case', 'list')
      return listed.length >= mails ? listed : undefined
    })) as { reference: string; disposition: string }[]
    await system.stop()
    data.remove()

    const twice = receipts.filter((sent) => sent.length > 1)
    const references = new Set(receipts.flat().map((sent) => sent.subject.split(': ').at(-1)))
    console.log(
      `seed ${seed}: ${mails} mails, ${tries} tries, ${killedAt.length} kills, ${cases.length} cases, ${twice.length} receipts sent twice`,
    )
    expect(cases.length).toBe(mails)
    expect(references).toEqual(new Set(cases.map((each) => each.reference)))
    // A second copy only where a kill fell between the first sending and its record.
    for (const copies of twice) {
      const [first, second] = copies.map((copy) => Date.parse(copy.at))
      expect(copies.length).toBe(2)
      expect(killedAt.some((kill) => kill >= (first ?? 0) && kill <= (second ?? 0))).toBe(true)
    }
  },
  limit,
)
