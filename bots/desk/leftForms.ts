import { z } from 'zod'
import { loadCase } from '../../casework/handleCommand.ts'
import { caseIdFor } from '../../casework/identity.ts'
import { instantOf, instantSchema, millisecondsOf } from '../../domain/calendar/instant.ts'
import type { Page } from '../page.ts'
import type { Desk, Typed, Who } from './desk.ts'
import type { Poster } from './poster.ts'

/** Forms with words in them that nobody has sent yet: by whom, and since when. */
const leftPage = (tool: Who['tool']): string => `log-left/${tool}`
const leftSchema = z.object({ staff: z.string(), at: instantSchema })

/** Left so long, its writer is reminded: within the hour, and not while they still look for the address. */
const leftMinutes = 30
const keptDays = 7

const until = () => instantOf(Date.now() + keptDays * 86_400_000)

/** Words came up as a form. Opened again it is the same form, of which nobody is reminded twice. */
export const noteOpened = async (
  { notebook, casework }: Desk,
  { tool, staff }: Who,
  { identity, words }: Typed,
): Promise<void> => {
  if (words === '') return
  const value = { staff: staff.id, at: casework.now() }
  await notebook.claim({ page: leftPage(tool), key: identity, value, until: until() })
}

/** It was sent, or its writer was reminded of it. */
export const noteDone = async ({ notebook }: Desk, tool: Who['tool'], identity: string): Promise<void> =>
  notebook.write({ page: leftPage(tool), key: identity, value: null, until: until() })

/** To its writer alone. Nothing of what they wrote stands in it: a message may show on a locked screen. */
const reminder = (identity: string): Page => {
  const headline = 'You began to log something, and it is not logged'
  return {
    headline,
    pieces: [
      { kind: 'heading', text: headline },
      {
        kind: 'paragraph',
        text: 'Nothing is logged until you send the form. Your words are kept for a week. If it was logged another way, leave this be.',
      },
      { kind: 'buttons', buttons: [{ label: 'Go on', opens: 'log', about: identity, look: 'main' }] },
    ],
  }
}

/** A crash may come between logging and its note. */
const isLogged = async ({ casework }: Desk, tool: Who['tool'], identity: string): Promise<boolean> => {
  const caseId = caseIdFor(casework.rules.landlord.id, tool, identity)
  return (await loadCase(casework, caseId)).version > 0
}

/** Whoever left a form with words in it is reminded, once. */
export const tellLeftForms = async (desk: Desk, poster: Poster): Promise<void> => {
  const before = millisecondsOf(desk.casework.now()) - leftMinutes * 60_000
  for (const { key, value } of await desk.notebook.list(leftPage(poster.tool))) {
    const { staff, at } = leftSchema.parse(value)
    if (millisecondsOf(at) > before) continue
    if (!(await isLogged(desk, poster.tool, key))) await poster.toPerson(staff, reminder(key))
    await noteDone(desk, poster.tool, key)
  }
}
