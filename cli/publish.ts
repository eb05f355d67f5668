import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { policiesPage } from '../configuration/policiesPage.ts'
import { publishSchemas } from '../configuration/schemas.ts'
import { withTimelineDiagrams } from '../configuration/timelineDiagrams.ts'

/*
 * Writes what is made from the policies: the schemas that editors complete our files by, and the page about them.
 * Run it after a change to a schema or a policy; tests fail where either is not current.
 */
const root = join(import.meta.dirname, '..')
publishSchemas(root)
writeFileSync(join(root, 'docs/policies.md'), policiesPage())
const timelines = join(root, 'docs/timeline.md')
writeFileSync(timelines, withTimelineDiagrams(readFileSync(timelines, 'utf8')))
