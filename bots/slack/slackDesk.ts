import type { types } from '@slack/bolt'
import { logFault } from '../../live/logFault.ts'
import type { Desk, Who } from '../desk/desk.ts'
import type { Page } from '../page.ts'
import { memberWith } from '../staffMember.ts'
import { broken, stranger } from '../staffWords.ts'
import { blocksOf } from './blocks.ts'

export type SlackDesk = Desk

/** What is answered: `text` shows in notifications and to those who see no blocks, and holds nothing personal. */
export interface Answer {
  readonly text: string
  readonly blocks?: types.KnownBlock[]
}

export const answerOf = ({ headline, pieces }: Page): Answer => ({ text: headline, blocks: blocksOf(pieces) })

/**
 * Who presses or types, by their id in the directory; null for a stranger. What a bot shows in answer is seen by nobody
 * else: a modal, the App Home, or a message that only they see.
 */
export const whoIs = ({ casework }: SlackDesk, user: string): Who | null => {
  const staff = memberWith(casework.rules.landlord, 'slack', [user])
  return staff === null ? null : { staff, tool: 'slack', private: true }
}

export const strangerModal: types.ModalView = {
  type: 'modal',
  title: { type: 'plain_text', text: 'Putright' },
  close: { type: 'plain_text', text: 'Close' },
  blocks: blocksOf([{ kind: 'paragraph', text: stranger }]),
}

/** Where nobody delivers again, a fault is logged and said, with their words given back. */
export const orSaySo = async (words: string, answer: Promise<Answer>): Promise<Answer> => {
  try {
    return await answer
  } catch (fault) {
    logFault('slack', fault)
    return { text: words === '' ? broken : `${broken}\n\nYour words: ${words}` }
  }
}
