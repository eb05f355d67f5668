import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Answered, inModal, labelled, offered, openModals } from './modals.ts'

const mould =
  'Mrs Whitfield has rung four times about the damp and black mould over her cooker and nobody has come.'
const gas = 'Mrs Whitfield can smell gas in her kitchen and has rung four times.'

/** Roles in the demonstration landlord’s file: Amara frontline, Dewi a reviewer, Kofi an administrator; Tom, who types else, a handler. */
const amara = { user: { id: 'U0LARK001', name: 'amara' } }
const dewi = { user: { id: 'U0LARK004', name: 'dewi' } }
const kofi = { user: { id: 'U0LARK006', name: 'kofi' } }

let modals: Awaited<ReturnType<typeof openModals>>
beforeEach(async () => {
  modals = await openModals()
})
afterEach(() => modals.workspace.close())

const everythingIn = (value: unknown): string => JSON.stringify(value)
const cases = () => modals.workspace.office.cases()

describe('an administrator, whose work is with no residents, logs nothing from Slack', () => {
  const refused = /frontline staff, a handler, a reviewer or a manager/

  test('by the command', async () => {
    const answer = await modals.workspace.command(mould, { user_id: kofi.user.id })
    expect(await answer.text()).toMatch(refused)
    expect(await cases()).toEqual([])
  })

  test('with a form that somebody else opened', async () => {
    await modals.workspace.command(mould)
    const sent: Answered = await modals.send(modals.workspace.lastView(), {}, kofi)
    expect(everythingIn(sent)).toMatch(refused)
    expect(await cases()).toEqual([])
  })
})

describe('buttons of a case', () => {
  test('of a stage that their role may not work are not shown, as the API would refuse them', async () => {
    await modals.openCase(mould)
    const forHandler = offered(modals.workspace.lastView())
    const forFrontline = offered(await modals.openCase(mould, amara))
    const forReviewer = offered(await modals.openCase(mould, dewi))
    for (const label of ['Acknowledge', 'Answer', 'It needs longer', 'Record contact']) {
      expect(forHandler).toContain(label)
      expect(forFrontline).not.toContain(label)
      expect(forReviewer).not.toContain(label)
    }
    // Whoever speaks with residents may say that they want to go further (Code 6.12).
    expect(forFrontline).toEqual(['They want to go further'])
  })

  test('that is an old one is refused before anything is filled in, in words that say who may', async () => {
    const card = await modals.openCase(mould)
    await modals.workspace.press(labelled(card, 'Answer'), { ...inModal, ...amara })
    const shown = everythingIn(modals.workspace.lastView())
    expect(shown).toContain('This is for a handler or a manager')
    expect(shown).not.toContain('What is decided?')
  })
})

describe('a hazard that a machine read and that is none', () => {
  test('is cleared with its reason, and its legal clock stops', async () => {
    const card = await modals.openCase(gas)
    expect(everythingIn(card)).toContain('A hazard in the home is not yet made safe.')
    const form = await modals.press(card, 'It is no hazard')
    const bare = await modals.send(form, { why: ' ' })
    expect(Object.keys(bare.errors ?? {})).toEqual(['why'])
    const { view } = await modals.send(form, { why: 'She rang back: it was the neighbour’s barbecue.' })
    const [state] = await cases()
    expect(state?.flags).not.toContain('hazard_emergency')
    expect(state?.facts.filter(({ type }) => type === 'hazard-known')).toEqual([])
    expect(everythingIn(view)).not.toContain('A hazard in the home')
    expect(offered(view)).not.toContain('It is no hazard')
  })

  test('is not cleared by frontline staff, nor once work on it is on the record', async () => {
    expect(offered(await modals.openCase(gas, amara))).not.toContain('It is no hazard')
    const form = await modals.press(await modals.openCase(gas), 'Hazard looked into')
    const { view } = await modals.send(form, { note: 'The engineer found a leak at the meter.' })
    expect(offered(view)).not.toContain('It is no hazard')
  })
})
