import { execSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { carryLandlord } from '../../infra/constructs/landlordFile.ts'
import { putright } from '../../infra/putright.ts'

let folder: string
let file: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'putright-landlord-'))
  file = join(folder, 'brookside.yaml')
  cpSync('landlords/larkfield.yaml', file)
  writeFileSync(join(folder, 'brookside.notices.yaml'), 'notices: {}\n')
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a landlord’s file that the deployment names', () => {
  test('is the one that every function reads on AWS', () => {
    const { context } = JSON.parse(readFileSync('cdk.json', 'utf8'))
    const app = new App({ context: { ...context, 'aws:cdk:bundling-stacks': [], landlord: file } })
    const told = Object.values(putright(app)).flatMap((stack) =>
      Object.values(Template.fromStack(stack).findResources('AWS::Lambda::Function'))
        .map((each) => each.Properties?.Environment?.Variables)
        .filter((variables) => variables?.PUTRIGHT_CONFIGURATION !== undefined),
    )
    expect(told.length).toBeGreaterThan(10)
    expect(new Set(told.map((variables) => variables.PUTRIGHT_LANDLORD))).toEqual(
      new Set(['/var/task/landlords/brookside.yaml']),
    )
  }, 120_000)

  test('lies in the bundle, with its own words for letters', () => {
    const bundle = join(folder, 'bundle')
    execSync(`mkdir -p "${join(bundle, 'landlords')}"`)
    for (const command of carryLandlord(file, bundle)) execSync(command)
    expect(readdirSync(join(bundle, 'landlords')).toSorted()).toEqual([
      'brookside.notices.yaml',
      'brookside.yaml',
    ])
  })
})
