import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { policyIds } from '../../configuration/policies.ts'
import { policiesPage } from '../../configuration/policiesPage.ts'

const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/policies.md'), 'utf8')

test('the page about policies is what the policies give now (npm run docs:policies writes it)', () => {
  expect(page).toBe(policiesPage())
})

test('it draws each policy, and leads nowhere that is not there', () => {
  expect(page.match(/^```mermaid$/gm)).toHaveLength(policyIds().length)
  const links = [...page.matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => link ?? '')
  expect(links).not.toEqual([])
  for (const link of links) expect(readFileSync(join(root, 'docs', link), 'utf8')).not.toBe('')
})

test('every clause in the coverage tables is used or left out with a reason', () => {
  const rows = page.split('\n').filter((line) => line.startsWith('| ') && line.includes('test/'))
  expect(rows.filter((line) => line.split('|')[2]?.trim() === '')).toEqual([])
})
