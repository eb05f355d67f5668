import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { kindNames, kindOf } from '../../../domain/notices/kinds.ts'
import { owedBy } from '../../../domain/notices/owedNotices.ts'

const lines = readFileSync(join(import.meta.dirname, '../../../docs/notices.md'), 'utf8').split('\n')

const rowOf = (name: string): string => lines.find((line) => line.startsWith(`| \`${name}\` |`)) ?? ''

test.each(kindNames)('docs/notices.md has %s, with what it must hold and the clause that says so', (kind) => {
  const { when, needs } = kindOf(kind)
  expect(rowOf(kind)).toContain(when)
  for (const { element, clause } of needs) {
    expect(rowOf(kind)).toContain(`\`${element}\``)
    expect(rowOf(kind)).toContain(`(${clause})`)
  }
})

test('docs/notices.md names every event, and why some owe nobody a notice', () => {
  for (const [event, { because }] of Object.entries(owedBy)) {
    const named = lines.filter((line) => line.startsWith('| ') && line.includes(`\`${event}\``))
    expect(named, event).not.toEqual([])
    if (because !== undefined) expect(named.join(), event).toContain(because)
  }
})
