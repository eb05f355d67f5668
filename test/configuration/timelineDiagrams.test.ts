import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadPolicy, policyIds } from '../../configuration/policies.ts'
import { withTimelineDiagrams } from '../../configuration/timelineDiagrams.ts'

const page = readFileSync('docs/timeline.md', 'utf8')

test('the page shows every policy’s machine as it compiles now (npm run schemas writes it)', () => {
  expect(page).toBe(withTimelineDiagrams(page))
})

test.each(policyIds())('the diagram of %s shows each of its stages by the policy’s own name', (id) => {
  const [, drawn = ''] = page.split(`(\`${id}\`)`)
  for (const { name } of loadPolicy(id).stages)
    expect(drawn.split('```')[1], name).toContain(`state "${name.replaceAll(':', ' ·')}"`)
})

test('a page without the place for its diagrams is refused', () => {
  expect(() => withTimelineDiagrams('# Timelines')).toThrow('has lost the line')
})
