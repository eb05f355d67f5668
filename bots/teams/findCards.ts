import { z } from 'zod'
import type { CaseSummary } from '../../casework/ports.ts'
import { queue } from '../../casework/queues.ts'
import { referenceIn } from '../../domain/conversation/words.ts'
import { sightInLists } from '../../domain/staff/sight.ts'
import type { Who } from '../desk/desk.ts'
import { rowOf } from '../desk/queuePages.ts'
import type { Piece } from '../page.ts'
import { cardOf, clipped, type Element } from './card.ts'
import type { TeamsDesk } from './teamsDesk.ts'

const querySchema = z.object({
  parameters: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
})

const most = { limit: 10 }

/** By reference, or by whom it is about; without words, their own cases. */
const found = async (
  { casework }: TeamsDesk,
  { staff }: Who,
  typed: string,
): Promise<readonly CaseSummary[]> => {
  const { directory, rules } = casework
  const reference = referenceIn(typed)
  if (reference !== null) {
    const caseId = await directory.findByReference(reference)
    return caseId === null ? [] : await directory.summaries([caseId])
  }
  if (typed.trim().length < 2) return (await queue(casework)('mine', { staffId: staff.id }, most)).items
  if (sightInLists(staff.roles) === 'dates') return []
  return (await directory.findByPerson(rules.landlord.id, typed.trim().toLowerCase(), most)).items
}

const textOf = (piece: Piece): string => (piece.kind === 'row' ? piece.text : '')

/**
 * Cases to choose from beside the compose box. The list is the officer’s alone, so it names people; the card that is put
 * into a chat is not, so it names none, and opens in a dialog.
 */
export const findCards = async (desk: TeamsDesk, who: Who, value: unknown): Promise<Element> => {
  const { parameters } = querySchema.parse(value)
  const typed = parameters.find(({ name }) => name === 'words')?.value ?? ''
  const summaries = await found(desk, who, typed)
  return {
    composeExtension: {
      type: 'result',
      attachmentLayout: 'list',
      attachments: summaries.map((summary) => ({
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: cardOf({ pieces: [rowOf(summary, desk, 'dates')] }, 'opens-dialog'),
        preview: {
          contentType: 'application/vnd.microsoft.card.thumbnail',
          content: {
            title: summary.reference,
            text: clipped(textOf(rowOf(summary, desk, sightInLists(who.staff.roles))), 200),
          },
        },
      })),
    },
  }
}
