import { afterEach, beforeEach, expect, test } from 'vitest'
import { type View, viewSchema } from './blockKit.ts'
import { openWorkspace } from './workspace.ts'

/** Amara is frontline staff and Kofi an administrator in the demonstration landlord’s file. */
const amara = { user: { id: 'U0LARK001', name: 'amara' } }
const kofi = { user: { id: 'U0LARK006', name: 'kofi' } }

let workspace: Awaited<ReturnType<typeof openWorkspace>>
beforeEach(async () => {
  workspace = await openWorkspace()
})
afterEach(() => workspace.close())

const buttonsOf = (view: View) =>
  view.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []))

const pressing = async (view: View, label: string, who: object): Promise<string> => {
  const button = buttonsOf(view).find(({ text }) => text.text === label)
  if (button === undefined) throw new Error(`No “${label}”`)
  await workspace.press(button, { ...who, view: { id: 'V0CASE', type: 'modal', hash: '1.1' } })
  return JSON.stringify(workspace.lastView())
}

/** Logged by somebody else, of a resident whose health is named. */
const logged = async (): Promise<View> => {
  await workspace.command('Mrs Whitfield has rung four times about the damp. She has asthma and is 82.')
  const sent = await workspace.submit(workspace.lastView())
  return viewSchema.parse((await sent.json()).view)
}

test('who sees an outline alone gets no flag that tells of health, and no word in a form', async () => {
  const whole = await logged()
  expect(await pressing(whole, 'Open the case', {})).toContain('*Notice:*')
  const outline = await pressing(whole, 'Open the case', amara)
  expect(outline).toContain('Joan Whitfield')
  expect(outline).not.toContain('*Notice:*')
  const form = await pressing(workspace.lastView(), 'They want to go further', amara)
  expect(form).toContain('What they said, if they said more')
  expect(form).not.toContain('asthma')
})

test('an administrator looks up no residents', async () => {
  const names = async (who: object) => JSON.stringify(await (await workspace.search('Whitfield', who)).json())
  expect(await names(amara)).toContain('Joan')
  expect(await names(kofi)).not.toContain('Joan')
})
