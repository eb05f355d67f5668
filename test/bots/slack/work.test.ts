import { afterEach, beforeEach, expect, test } from 'vitest'
import { at } from '../office.ts'
import { type View, viewSchema } from './blockKit.ts'
import { openWorkspace } from './workspace.ts'

const mould =
  'Mrs Whitfield has rung four times about the damp and black mould over her cooker and nobody has come.'

/** Roles in the demonstration landlord’s file: Amara frontline; Tom, Priya handlers; Ruth manager and reviewer. */
const amara = { user: { id: 'U0LARK001', name: 'amara' } }
const ruth = { user: { id: 'U0LARK005', name: 'ruth' } }

let workspace: Awaited<ReturnType<typeof openWorkspace>>
beforeEach(async () => {
  workspace = await openWorkspace()
})
afterEach(() => workspace.close())

const everythingIn = (value: unknown): string => JSON.stringify(value)

const labelled = (view: View, label: string) => {
  const buttons = view.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []))
  const found = buttons.find(({ text }) => text.text === label)
  if (found === undefined) throw new Error(`No “${label}” among ${buttons.map(({ text }) => text.text)}`)
  return found
}
const has = (view: View, label: string): boolean =>
  view.blocks.some(
    (block) => block.type === 'actions' && block.elements.some(({ text }) => text.text === label),
  )

const answerTo = async (
  sent: Promise<Response>,
): Promise<{ response_action: string; view: View; errors?: Record<string, string> }> => {
  const answer = await (await sent).json()
  return answer.view === undefined ? answer : { ...answer, view: viewSchema.parse(answer.view) }
}

const inModal = { view: { id: 'V0CASE', type: 'modal', hash: '1.1' } }

/** Logs a complaint and opens its case in a modal. */
const openCase = async (words = mould, more: object = {}): Promise<View> => {
  await workspace.command(words)
  const { view } = await answerTo(workspace.submit(workspace.lastView()))
  await workspace.press(labelled(view, 'Open the case'), { ...inModal, ...more })
  return workspace.lastView()
}

const press = async (view: View, label: string, more: object = {}): Promise<View> => {
  await workspace.press(labelled(view, label), { ...inModal, ...more })
  return workspace.lastView()
}

test('the case’s card has its line of stages with dates, in words and signs', async () => {
  const view = await openCase()
  const shown = everythingIn(view)
  expect(shown).toContain('✓ Received: Saturday 28 November 2026 (done)')
  // Five working days on, and ten from then at the latest (Code 6.2, 6.3).
  expect(shown).toContain('● Acknowledge: by Friday 4 December 2026 (6.2) (next)')
  expect(shown).toContain('○ Answer in writing: by Friday 18 December 2026 (6.3) (later)')
  expect(shown).toContain('Joan Whitfield')
})

test('claiming is one press, and says who holds it', async () => {
  const claimed = await press(await openCase(), 'Claim it')
  expect(everythingIn(claimed)).toContain('*Held by:* Tom Hargreaves')
  expect(has(claimed, 'Claim it')).toBe(false)
})

test('an acknowledgement is shown as it goes and to whom, and goes only when it is agreed to', async () => {
  const form = await press(await openCase(), 'Acknowledge')
  const changes = { definition: 'A leak, four calls, nobody came.', outcomesSought: 'A repair that lasts.' }
  const preview = await answerTo(workspace.submit(form, changes))
  expect(preview.response_action).toBe('push')
  expect(everythingIn(preview.view)).toContain('goes to Joan Whitfield, joan.whitfield@post.example')
  expect(everythingIn(preview.view)).toContain('A repair that lasts.')
  const [before] = await workspace.office.cases()
  expect(before?.stages[0]?.acknowledgedAt).toBeNull()

  const unsure = await answerTo(workspace.submit(preview.view))
  expect(unsure.errors).toEqual({ sure: 'Tick it to send it, or close this to go back.' })
  const sent = await answerTo(workspace.submit(preview.view, { sure: ['yes'] }))
  expect(everythingIn(sent.view)).toContain('✓ Acknowledge')
  const [after] = await workspace.office.cases()
  expect(after?.stages[0]?.acknowledgedAt).not.toBeNull()
  const mails = await workspace.office.mailsAfterDelivery()
  expect(
    mails.some(
      ({ to, text }) => to === 'joan.whitfield@post.example' && text.includes('A repair that lasts'),
    ),
  ).toBe(true)
})

test('a refusal of the engine stands on the field that it is about, with its clause', async () => {
  const view = await openCase()
  const form = await press(view, 'It needs longer')
  // Beyond ten further working days a good reason and a manager’s agreement are needed (Code 6.4).
  const far = await answerTo(
    workspace.submit(form, { until: '2027-03-01', reasons: 'The roof needs a survey.' }),
  )
  expect(far.response_action).toBe('errors')
  expect(Object.values(far.errors ?? {}).join()).toContain('6.4')
  const bare = await answerTo(workspace.submit(form, { until: '2026-12-20', reasons: ' ' }))
  expect(Object.keys(bare.errors ?? {})).toEqual(['reasons'])
})

test('a role that may not is told who may, and nothing is done', async () => {
  const view = await openCase(mould, amara)
  expect(has(view, 'Confirm the reading')).toBe(false)
  expect(has(view, 'Do not take it on')).toBe(false)
  const [logged] = await workspace.office.cases()
  await workspace.press(
    { action_id: 'open:claim', value: labelled(view, 'They want to go further').value },
    { ...inModal, ...amara },
  )
  expect(everythingIn(workspace.lastView())).toContain('This is for a handler, a reviewer or a manager.')
  expect(logged?.stages[0]?.handler).toBeNull()
})

test('a complaint that is not taken on names its exclusion, and goes only through its preview', async () => {
  const view = await openCase(mould, ruth)
  const form = await press(view, 'Do not take it on', ruth)
  const option =
    everythingIn(form).match(/"value":"([a-z-]*(?:age|old|twelve)[a-z-]*)"/)?.[1] ??
    'older-than-twelve-months'
  const young = await answerTo(
    workspace.submit(
      form,
      {
        exclusion: option,
        explanation: 'It is too long ago.',
        evidence: 'Her letter.',
        happenedOn: '2026-11-01',
        agreedBy: 'ruth-ellison',
      },
      ruth,
    ),
  )
  expect(young.response_action).toBe('errors')
  expect(Object.values(young.errors ?? {}).join()).toMatch(/taken on/)
})

test('a contact, evidence and an escalation go on the record', async () => {
  const claimed = await press(await openCase(), 'Claim it')
  const contact = await press(claimed, 'Record contact')
  await answerTo(workspace.submit(contact, { said: 'She is home on Tuesday.' }))
  const again = await press(claimed, 'Add evidence')
  await answerTo(workspace.submit(again, { what: 'Photo of the ceiling, wet.' }))
  const [logged] = await workspace.office.cases()
  expect(logged?.evidence).toMatchObject([{ what: 'Photo of the ceiling, wet.' }])
  const further = await press(claimed, 'They want to go further')
  const asked = await answerTo(workspace.submit(further, {}))
  await answerTo(workspace.submit(asked.view, { sure: ['yes'] }))
  expect((await workspace.office.cases())[0]?.request).toMatchObject({ standing: 'held' })
})

test('/case shows it to whoever typed it alone; one that is not there is said to be so', async () => {
  await openCase()
  const [logged] = await workspace.office.cases()
  const answer = await (await workspace.command(logged?.reference ?? '', { command: '/case' })).json()
  expect(answer.response_type).toBe('ephemeral')
  expect(answer.text).toBe(`${logged?.reference}: Stage 1 complaint`)
  const none = await (await workspace.command('PR-0000-0000', { command: '/case' })).json()
  expect(none.text).toBe('There is no case PR-0000-0000')
})

test('the App Home has the hazards, what is late, due today, mine and to confirm', async () => {
  await press(await openCase(`${mould} She is angry. She can smell gas too.`), 'Claim it')
  await workspace.office.mailsAfterDelivery()
  await workspace.homeOpened()
  const home = everythingIn(workspace.lastView())
  expect(home).toContain('Hazards not yet made safe: 1')
  expect(home).toContain('My cases, by the next date: 1')
  workspace.office.moveTo(at('2026-12-07T09:00:00Z'))
  await workspace.homeOpened()
  expect(everythingIn(workspace.lastView())).toContain('Overdue: 1')
})

test('a rate limit does not lose a press: the person presses again', async () => {
  const view = await openCase()
  workspace.api.limit(1)
  expect((await workspace.press(labelled(view, 'Claim it'), inModal)).status).toBe(500)
  await workspace.press(labelled(view, 'Claim it'), inModal)
  expect((await workspace.office.cases())[0]?.stages[0]?.handler).toBe('staff:tom-hargreaves')
})
