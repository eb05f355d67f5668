import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadCase } from '../../../casework/handleCommand.ts'
import { receiveMessage } from '../../../casework/receiveMessage.ts'
import { isOpened } from '../../../domain/case/case.ts'
import { letter } from '../follow-case/resident.ts'
import { type ChatHost, startChatHost } from './chatHost.ts'
import { openPage } from './pages.ts'

let host: ChatHost
beforeAll(async () => {
  host = await startChatHost()
})
afterAll(() => host.close())

/** Half of 😀 (U+1F600), as JSON may hold it. */
const half = '\ud83d'

const textOf = async (caseId: string): Promise<string> => {
  const { state } = await loadCase(host.casework, caseId)
  return isOpened(state) ? state.text : ''
}

test('half of a surrogate pair in a chat’s JSON is stored as U+FFFD, in the turn and in the case', async () => {
  const page = await openPage(host.url)
  await page.open()
  await page.say(`Nobody came for the third time about the leak ${half} over the cooker.`)
  const [turn] = (await host.ports.conversations.load(page.conversation())).slice(-1)
  expect(turn?.input).toMatchObject({ text: expect.stringContaining('leak \ufffd over') })
  await page.press('complaint')
  for (let skips = 0; skips < 6; skips += 1) await page.press('skip')
  const logged = JSON.stringify(await page.press('confirm'))
  const reference = /PR-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(logged)?.[0] ?? ''
  const caseId = (await host.casework.directory.findByReference(reference)) ?? ''
  expect(await textOf(caseId)).toContain('leak \ufffd over')
  page.close()
})

test('so it is whatever the channel, and a whole pair stays whole', async () => {
  const { caseId } = await receiveMessage(host.casework)(
    letter(host, { text: `I want to complain. The lift ${half} is out again 😀, for the fourth time.` }),
  )
  expect(await textOf(caseId)).toBe(
    'I want to complain. The lift \ufffd is out again 😀, for the fourth time.',
  )
})
