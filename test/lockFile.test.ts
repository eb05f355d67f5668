import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string().optional(),
      resolved: z.string().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
})

const { packages } = lockSchema.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))

/** Where Node would look for a package, from the folder of the one that needs it up to the root. */
const places = (from: string, name: string): readonly string[] => {
  const parts = from.split('/node_modules/')
  return parts
    .map((_, index) => [...parts.slice(0, parts.length - index), name].join('/node_modules/'))
    .concat(`node_modules/${name}`)
}

test('the lock file holds what every platform needs, so that npm ci works on each of them', () => {
  const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !places(from, name).some((place) => place in packages),
    ),
  )
  expect(missing).toEqual([])
})

test('the lock file pins every package by version and names no registry', () => {
  for (const [path, { version, resolved }] of Object.entries(packages)) {
    expect(version, path).toBeDefined()
    expect(resolved, path).toBeUndefined()
  }
})
