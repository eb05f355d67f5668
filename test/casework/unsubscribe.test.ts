import { expect, test } from 'vitest'
import { letter } from '../../casework/letter.ts'
import { loadWording } from '../../configuration/wording.ts'
import { exampleOf } from '../../domain/notices/examples.ts'
import type { NoticeKind } from '../../domain/notices/kinds.ts'
import { under } from '../domain/case/policyStory.ts'
import { landlord } from '../domain/notices/letters.ts'

const around = { landlord, rules: under('code-2024').rules, wording: loadWording() }

// Nobody subscribes to letters about their own case (RFC 2369 is for lists), and one click must not end lawful notices.
test.each<NoticeKind>(['receipt', 'acknowledgement', 'survey'])(
  'a letter of the kind %s offers no list to unsubscribe from',
  (kind) => {
    const example = exampleOf(kind, around)
    if ('refusal' in example) throw new Error(example.refusal.why)
    const { headers } = letter(landlord, example.notice, { address: 'sam@post.example', thread: [] })
    expect(headers['Auto-Submitted']).toBe('auto-replied')
    expect(Object.keys(headers).filter((name) => /^list-/i.test(name))).toEqual([])
  },
)
