import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mostBlocks, renderBlocks } from '../../../domain/notices/blocks.ts'
import { largestBody, renderCard } from '../../../domain/notices/card.ts'
import { renderChat } from '../../../domain/notices/chat.ts'
import type { Notice, Part } from '../../../domain/notices/notice.ts'
import { renderHtml, renderText } from '../../../domain/notices/render.ts'
import { letterhead } from './letters.ts'

const hostile = `<script>alert(1)</script> <!channel> <@U1> <https://evil.example|click> [x](https://evil.example) *b* "q" 'a' & \u202E\u0000 {reference} # no`

const notice = (...parts: readonly Part[]): Notice => ({
  key: 'x',
  kind: 'survey',
  subject: `Hello ${hostile}`,
  parts,
})

const everyPart = (text: string): readonly Part[] => [
  { kind: 'danger', text },
  { kind: 'heading', text },
  { kind: 'paragraph', text },
  { kind: 'quote', text },
  { kind: 'steps', steps: [{ when: text, what: text }] },
]

describe('as an email', () => {
  test('nothing that anybody wrote becomes markup, in any part or in the subject', () => {
    const html = renderHtml(notice(...everyPart(hostile)), letterhead)
    expect(html).not.toMatch(/<script|<!channel|<@|<https/)
    expect(html.match(/&lt;script&gt;/g)).toHaveLength(7)
  })

  test('no link is made of what people wrote; the ombudsman’s web form is one', () => {
    const html = renderHtml(
      notice(
        { kind: 'paragraph', text: 'Hello https://evil.example' },
        { kind: 'quote', text: 'Online: https://evil.example' },
        { kind: 'paragraph', text: 'Phone: 1\nOnline: https://ombudsman.example/complain\nPost: x' },
      ),
      letterhead,
    )
    expect(html.match(/<a href="[^"]*"/g)).toEqual(['<a href="https://ombudsman.example/complain"'])
  })
})

describe('as words alone', () => {
  test('every part is there, in its order', () => {
    const words = ['one', 'two', 'three', 'four']
    const [one = '', two = '', three = '', four = ''] = words
    const parts: readonly Part[] = [
      { kind: 'danger', text: one },
      { kind: 'heading', text: two },
      { kind: 'quote', text: three },
      { kind: 'steps', steps: [{ when: 'By then', what: four }] },
    ]
    for (const text of [renderText(notice(...parts), letterhead), renderChat({ parts })])
      expect(words.map((word) => text.toLowerCase().indexOf(word))).toEqual(
        words.map((word) => text.toLowerCase().indexOf(word)).toSorted((a, b) => a - b),
      )
  })

  test('a quotation keeps its mark on each line, so that nothing in it can pass for ours', () => {
    expect(renderText(notice({ kind: 'quote', text: 'a\nb' }), letterhead)).toContain('> a\n> b')
  })
})

describe('in Slack', () => {
  const limits = (parts: readonly Part[]) => {
    const blocks = renderBlocks({ parts })
    expect(blocks.length).toBeLessThanOrEqual(50)
    for (const block of blocks) {
      if (block.type === 'section') expect(block.text.text.length).toBeLessThanOrEqual(3000)
      if (block.type === 'header') expect(block.text.text.length).toBeLessThanOrEqual(150)
    }
    return blocks
  }

  test('no mention and no link can be made of what anybody wrote', () => {
    const sections = JSON.stringify(
      renderBlocks({ parts: everyPart(hostile) }).filter(({ type }) => type === 'section'),
    )
    expect(sections).not.toMatch(/<[!@#h]/)
    expect(sections).toContain('&lt;!channel&gt;')
  })

  test('holds to 3,000 characters a section, 150 a header and 50 blocks, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 4000, size: 'max' }),
        fc.nat({ max: 15 }),
        (text, times) => {
          limits(Array.from({ length: times }, () => everyPart(text)).flat())
          limits(everyPart('&'.repeat(text.length)))
        },
      ),
      { numRuns: 25 },
    )
  })

  test('what does not fit is said not to be there', () => {
    const blocks = limits(Array.from({ length: 80 }, (): Part => ({ kind: 'paragraph', text: 'x' })))
    expect(blocks).toHaveLength(mostBlocks)
    expect(JSON.stringify(blocks.at(-1))).toContain('There is more')
  })
})

describe('in Teams', () => {
  test('typed words are text runs, which read no Markdown, and never text blocks, which do', () => {
    const card = JSON.stringify(renderCard({ parts: everyPart(hostile) }))
    expect(card).not.toContain('"TextBlock"')
    expect(card).toContain('TextRun')
  })

  test('stays under 28 KB in UTF-8, and says so where something is left out', () => {
    const parts = Array.from({ length: 60 }, (): Part => ({ kind: 'paragraph', text: '漢'.repeat(1900) }))
    const body = renderCard({ parts })
    const size = new TextEncoder().encode(JSON.stringify(body)).length
    expect(size).toBeLessThan(28 * 1024)
    expect(size).toBeLessThanOrEqual(largestBody + 200)
    expect(JSON.stringify(body.at(-1))).toContain('There is more')
  })

  test('no letter is cut in half where a line is too long', () => {
    const card = JSON.stringify(
      renderCard({ parts: [{ kind: 'paragraph', text: `${'x'.repeat(1998)}😀😀` }] }),
    )
    expect(card).not.toMatch(/\\ud[89a-f]/i)
  })
})
