import { loadCase } from '../casework/handleCommand.ts'
import { isOpened } from '../domain/case/case.ts'
import { type JudgedMessage, judgedMessage } from '../domain/case/judged.ts'
import { weekOf } from './classified.ts'
import { print } from './jsonLines.ts'
import { openLive, type SystemOptions } from './openLive.ts'

const firstMonth = '2020-01'

async function* judgedMessages(options: SystemOptions): AsyncGenerator<JudgedMessage> {
  const { casework } = await openLive(options)
  const months = { from: firstMonth, to: casework.now().slice(0, 7) }
  for await (const { caseId } of casework.directory.list(casework.rules.landlord.id, months)) {
    const { state, commits } = await loadCase(casework, caseId)
    if (!isOpened(state)) continue
    const judged = judgedMessage(
      state,
      commits.flatMap(({ events }) => events),
    )
    if (judged !== null) yield judged
  }
}

/** `putright corpus export`: what people confirmed or corrected, a line each, for the next training. */
export const exportCorpus = async (options: SystemOptions): Promise<void> => {
  let number = 0
  for await (const judged of judgedMessages(options)) {
    number += 1
    await print({ id: `staff-${number}`, ...judged })
  }
  console.error(
    `${number} messages. Names, addresses and numbers are masked; look through what else could tell who somebody is before it is kept.`,
  )
}

/** `putright corpus drift`: by week, how many readings people looked at, and how many they found wrong. */
export const corpusDrift = async (options: SystemOptions): Promise<void> => {
  const weeks = new Map<string, { judged: number; corrected: number; asked: number }>()
  for await (const { receivedAt, corrected, asked } of judgedMessages(options)) {
    const week = weekOf(receivedAt) ?? ''
    const counts = weeks.get(week) ?? { judged: 0, corrected: 0, asked: 0 }
    counts.judged += 1
    counts.corrected += corrected ? 1 : 0
    counts.asked += asked ? 1 : 0
    weeks.set(week, counts)
  }
  for (const [week, counts] of [...weeks].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const agreement = Number(((counts.judged - counts.corrected) / counts.judged).toFixed(3))
    await print({ week, ...counts, agreement })
  }
}
