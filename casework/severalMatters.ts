import type { Task } from '../domain/case/task.ts'
import { mattersIn } from '../domain/classifier/matters.ts'
import { readMessage } from '../domain/classifier/readMessage.ts'
import type { Message } from '../domain/message/message.ts'

const shownLength = 120

const shown = (text: string): string => {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= shownLength ? line : `${line.slice(0, shownLength).replace(/\s?\S*$/u, '')}…`
}

const named = (about: string): string =>
  about === 'handling' ? 'how we dealt with it' : about.replaceAll('_', ' ')

/**
 * A letter that tells of more than one thing is one case, since nobody can be asked before it is answered: whoever works
 * it sees what each is, and starts a case for what does not belong with the first. In the chat the resident was asked.
 * Each sentence is read by words and phrases alone: the encoder would take longer over all of them than over the letter.
 */
export const severalMatters = (message: Message): readonly Task[] => {
  if (message.channel === 'webchat' || message.automatic !== null || message.imported === true) return []
  const matters = mattersIn(readMessage)(message.text)
  if (matters.length === 0) return []
  const things = matters.map(({ about, text }) => `${named(about)} (“${shown(text)}”)`).join('; ')
  const why = `It seems to tell of more than one thing: ${things}. Start a case for what does not belong with the first.`
  return [{ id: 'several-matters', what: 'sort-new-issue', why }]
}
