import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { previewCommand } from '../../casework/previewCommand.ts'
import { receiveMessage } from '../../casework/receiveMessage.ts'
import { acknowledging, at, message } from '../domain/case/caseStory.ts'
import { type Office, openOffice } from './office.ts'

let office: Office

beforeEach(async () => {
  office = await openOffice()
})

afterEach(async () => {
  await office.close()
})

const opened = async (): Promise<string> => (await receiveMessage(office.casework)(message())).caseId

describe('a command before it is confirmed', () => {
  test('shows each letter that it would send, and the dates that would then hold', async () => {
    const caseId = await opened()
    const preview = await previewCommand(office.casework)(caseId, acknowledging('2026-11-11T10:00:00Z'))
    if ('refusal' in preview) throw new Error(preview.refusal.why)
    const [letter, ...others] = preview.notices
    expect(others).toEqual([])
    expect(letter).toMatchObject({
      kind: 'acknowledgement',
      to: { route: { channel: 'email', address: 'maureen@example.org' } },
      subject: expect.stringMatching(/^What we understand about your complaint: PR-/),
      text: expect.stringContaining('The window was not mended in eleven weeks.'),
      html: expect.stringContaining('<blockquote'),
    })
    expect(letter?.parts).toContainEqual({ kind: 'heading', text: 'What we understand' })
    // Ten working days of the acknowledgement (Code 6.3).
    expect(preview.milestones).toContainEqual(
      expect.objectContaining({ milestone: 'respond', due: '2026-11-25T23:59:59+00:00', state: 'pending' }),
    )
  })

  test('changes nothing and sends nothing', async () => {
    const caseId = await opened()
    const before = await office.casework.store.load(caseId)
    await previewCommand(office.casework)(caseId, acknowledging('2026-11-11T10:00:00Z'))
    expect(await office.casework.store.load(caseId)).toEqual(before)
    expect(office.sent).toEqual([])
  })

  test('that may not be done says why, with its clause', async () => {
    const caseId = await opened()
    const preview = await previewCommand(office.casework)(caseId, {
      type: 'refuse',
      at: at('2026-11-11T10:00:00Z'),
      by: 'staff:tom-hargreaves',
      exclusion: 'already-considered',
      explanation: ' ',
      evidence: 'Our letter of May.',
    })
    expect(preview).toEqual({
      refusal: { why: 'A refusal is explained to the resident, in detail.', clause: 'Code 2.4' },
    })
  })

  test('on a case that does not exist says so', async () => {
    expect(await previewCommand(office.casework)('NOBODY', acknowledging('2026-11-11T10:00:00Z'))).toEqual({
      refusal: { why: 'There is no such case.' },
    })
  })
})
