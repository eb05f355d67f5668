import { afterEach, beforeEach, expect, test } from 'vitest'
import { handleCommand } from '../../../casework/handleCommand.ts'
import type { TaskKind } from '../../../domain/case/task.ts'
import { offered, openModals } from './modals.ts'

const mould =
  'Mrs Whitfield has rung four times about the damp and black mould over her cooker and nobody has come.'
const amara = { user: { id: 'U0LARK001', name: 'amara' } }

let modals: Awaited<ReturnType<typeof openModals>>
beforeEach(async () => {
  modals = await openModals()
})
afterEach(() => modals.workspace.close())

/** A case with these to do for a person, before anybody opens it. */
const logged = async (tasks: readonly (readonly [TaskKind, string])[]) => {
  const { casework, cases } = modals.workspace.office
  await modals.workspace.command(mould)
  const { view } = await modals.send(modals.workspace.lastView())
  const [state] = await cases()
  const caseId = (await casework.directory.findByReference(state?.reference ?? '')) ?? ''
  const asked = { type: 'raise-task', at: casework.now(), by: 'putright' } as const
  for (const [what, why] of tasks)
    await handleCommand(casework, caseId, { ...asked, id: `${what}/1`, what, why })
  return view
}

const tasksLeft = async () => (await modals.workspace.office.cases())[0]?.tasks.map(({ what }) => what)

test('what a person has to do stands on the card with its reason, and is done by saying what was done', async () => {
  const view = await logged([
    ['read-reply', 'She wrote of the bath as well.'],
    ['ask-consent', 'Her daughter rang.'],
  ])
  const card = await modals.press(view, 'Open the case')
  expect(JSON.stringify(card)).toContain('To do: Read what they wrote. She wrote of the bath as well.')
  const form = await modals.press(card, 'Something is done')
  expect(Object.keys((await modals.send(form, { task: 'read-reply/1', how: ' ' })).errors ?? {})).toEqual([
    'how',
  ])
  const after = await modals.send(form, { task: 'read-reply/1', how: 'Took the bath in.' })
  expect(await tasksLeft()).toEqual(['ask-consent'])
  const last = await modals.press(after.view, 'Something is done')
  const done = await modals.send(last, { how: 'Rang her: she agrees.' })
  expect(await tasksLeft()).toEqual([])
  expect(offered(done.view)).not.toContain('Something is done')
})

test('its reason, which may name somebody, is for those who see the whole case', async () => {
  const view = await logged([['ask-consent', 'Somebody writes for Mr Osei.']])
  const card = JSON.stringify(await modals.press(view, 'Open the case', amara))
  expect(card).toContain('To do: Ask for their consent.')
  expect(card).not.toContain('Osei')
})
