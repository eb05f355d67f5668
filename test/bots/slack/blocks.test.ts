import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blocksOf } from '../../../bots/slack/blocks.ts'
import { plainWords } from '../../../bots/slack/plainWords.ts'
import type { Part } from '../../../domain/notices/notice.ts'
import { blocksSchema } from './blockKit.ts'

const notice = (...parts: Part[]) => parts

test('a passage is shown as typed, in a block that has no markup', () => {
  expect(
    blocksOf(notice({ kind: 'quote', text: '<!channel> *nobody* came & <https://x.example|here>' })),
  ).toEqual([
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_quote',
          elements: [{ type: 'text', text: '<!channel> *nobody* came & <https://x.example|here>' }],
        },
      ],
    },
  ])
})

test('the three characters that Slack’s markup hangs on are escaped everywhere else', () => {
  const [block] = blocksOf(notice({ kind: 'paragraph', text: 'Flat 3 & 4 <!here>' }))
  expect(block).toMatchObject({
    text: { type: 'mrkdwn', text: 'Flat 3 &amp; 4 &lt;!here&gt;', verbatim: true },
  })
})

const part = fc.oneof(
  fc.record({
    kind: fc.constantFrom('paragraph', 'heading', 'danger', 'quote'),
    text: fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6000 }),
      fc.string({ unit: fc.constantFrom('&', '<', '😀', 'a'), minLength: 2990, maxLength: 4000 }),
    ),
  }),
)

test('no notice, however long, breaks a limit of Block Kit', () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 70 }), (parts) => {
      expect(blocksSchema.safeParse(blocksOf(notice(...(parts as Part[])))).error).toBeUndefined()
    }),
    { numRuns: 60 },
  )
})

test.each([
  ['no &lt;heating&gt; &amp; no water', 'no <heating> & no water'],
  ['&amp;lt; is how one writes &lt;', '&lt; is how one writes <'],
  ['<@U0LARK001|amara> says nobody came', '@amara says nobody came'],
  ['<@U0BOT> nobody came', 'nobody came'],
  ['see <https://larkfield.example/a|the note> in <#C0FRONT|front-desk>', 'see the note in #front-desk'],
  ['<mailto:joan@post.example|joan@post.example> wrote', 'joan@post.example wrote'],
  ['<https://larkfield.example/a>', 'https://larkfield.example/a'],
  ['<!here> and <!subteam^S1|@repairs>', 'and repairs'],
  ['two\nlines', 'two\nlines'],
])('%j was typed as %j', (marked, typed) => {
  expect(plainWords(marked)).toBe(typed)
})
