import { Buffer } from 'node:buffer'
import { describe, expect, test } from 'vitest'
import { messagesIn } from '../../mail/mbox.ts'

async function* chunksOf(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const split = async (text: string, size = 7): Promise<string[]> => {
  const found: string[] = []
  for await (const message of messagesIn(chunksOf(text, size))) found.push(Buffer.from(message).toString())
  return found
}

const line = 'From ann@example.org Mon Nov 30 09:15:27 2026\n'

describe('an mbox file is split into the mails that were put into it', () => {
  test('at “From ” lines that follow an empty line, wherever the chunks are cut', async () => {
    const file = `${line}A: 1\n\none\n\n${line}A: 2\n\ntwo\n`
    for (const size of [1, 2, 13, 1000])
      expect(await split(file, size)).toEqual(['A: 1\n\none\n', 'A: 2\n\ntwo\n'])
  })

  test('one “>” is taken off a quoted “From ” line (mboxo and mboxrd)', async () => {
    expect(await split(`${line}A: 1\n\n>From a\n>>From b\n> From c\n`)).toEqual([
      'A: 1\n\nFrom a\n>From b\n> From c\n',
    ])
  })

  test('a sentence that begins with “From ” ends no mail', async () => {
    expect(await split(`${line}A: 1\n\nFrom 2024 on it was bad.\n\nFrom the roof too.\n`)).toHaveLength(1)
  })

  test.each([
    ['Thunderbird', 'From - Mon Nov 30 09:15:27 2026'],
    ['newer Thunderbird', 'From '],
    ['Gmail takeout', 'From 1783290@xxx Mon Nov 30 09:15:27 +0000 2026'],
    ['mutt', 'From ann Mon Nov 30 09:15:27 2026'],
  ])('the separator of %s is known', async (_, separator) => {
    expect(await split(`${separator}\r\nA: 1\r\n\r\none\r\n\r\n${separator}\r\nA: 2\r\n\r\ntwo\r\n`)).toEqual(
      ['A: 1\r\n\r\none\r\n', 'A: 2\r\n\r\ntwo\r\n'],
    )
  })

  test('a file without separators is one mail, an empty one none', async () => {
    expect(await split('A: 1\n\none\n')).toEqual(['A: 1\n\none\n'])
    expect(await split('\n\n')).toEqual([])
  })
})
