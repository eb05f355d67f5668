import type { StaffWords } from '../casework/logForResident.ts'
import { isGreeting, isThanks } from '../domain/conversation/words.ts'

const chosen = /^complaint\s*[:,–-]\s*/i

/**
 * What there is to log in what was typed, and whether the resident chose to complain, which staff say by beginning
 * with `complaint:`. Null for a bare greeting, thanks, or a call for help.
 */
export const heard = (typed: string): Pick<StaffWords, 'words' | 'choice'> | null => {
  const words = typed.trim().replace(chosen, '')
  if (words === '' || isGreeting(words) || isThanks(words)) return null
  return { words, choice: chosen.test(typed.trim()) ? 'complaint' : null }
}
