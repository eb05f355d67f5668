import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { publishedSchemas } from '../../configuration/schemas.ts'

const root = join(import.meta.dirname, '../..')

test.each(publishedSchemas())(
  '$file is what its schema gives now (npm run schemas writes it)',
  ({ file, text }) => {
    expect(readFileSync(join(root, file), 'utf8')).toBe(text)
  },
)

const folders = ['domain/policy/policies', 'domain/policy/law', 'domain/policy/ombudsmen', 'landlords']
const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(folder, name)),
)

test.each(files)('%s names a published schema, so that an editor completes it', (file) => {
  const first = readFileSync(join(root, file), 'utf8').split('\n')[0] ?? ''
  const named = /^# yaml-language-server: \$schema=(.+)$/.exec(first)?.[1] ?? ''
  const published = publishedSchemas().map((each) => resolve(root, each.file))
  expect(published).toContain(resolve(root, dirname(file), named))
})
