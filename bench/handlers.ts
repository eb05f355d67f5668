/**
 * `npm run bench:handlers`: the size of each handler’s bundle and the time that a fresh process needs to import it,
 * beside a bare handler that holds only the DynamoDB client. Bundled as `infra/` bundles them.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { pageAssetsText } from '../configuration/pageAssets.ts'
import { buildAssets, pageAssetsOf } from '../infra/assets.ts'
import { bundle } from '../infra/constructs/bundling.ts'

const runs = 7
const folder = mkdtempSync(join(tmpdir(), 'putright-handlers-'))

const bare = join(folder, 'bare.ts')
writeFileSync(
  bare,
  `import { DynamoDBClient } from '${resolve('node_modules/@aws-sdk/client-dynamodb/dist-es/index.js')}'
export const handler = async () => new DynamoDBClient({}).config.region()`,
)

const handlers: readonly (readonly [string, string])[] = [
  ['bare (DynamoDB client only)', bare],
  ...['functions', 'bots'].flatMap((room) =>
    readdirSync(room, { withFileTypes: true })
      .filter((entry) => existsSync(join(room, entry.name, 'handler.ts')))
      .map((entry) => [`${room}/${entry.name}`, resolve(room, entry.name, 'handler.ts')] as const),
  ),
]

const environment = {
  ...process.env,
  AWS_REGION: 'eu-west-2',
  PUTRIGHT_CONFIGURATION: process.cwd(),
  TABLE_NAME: 'bench',
  TIMELINE_ARN_PREFIX: 'arn:aws:states:eu-west-2:000000000000:stateMachine:bench-',
  PAGE_ASSETS: pageAssetsText(pageAssetsOf(buildAssets())),
  SIGNING_KEY: 'a key of the bench alone, which is no secret',
  ATTACHMENT_BUCKET: 'bench',
  UPLOAD_BUCKET: 'bench',
  ASSET_BUCKET: 'bench',
  MAIL_BUCKET: 'bench',
  PAGES_URL: 'https://pages.example',
  CODES_QUEUE_URL: 'https://queue.example',
  SLACK_SIGNING_SECRET: 'bench',
  SLACK_BOT_TOKEN: 'bench',
  NODE_NO_WARNINGS: '1',
}

const importMilliseconds = (file: string): number => {
  const code = `const from = performance.now(); await import(${JSON.stringify(file)}); console.log(performance.now() - from)`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    env: environment,
    encoding: 'utf8',
  })
  const time = Number(stdout.trim())
  if (stdout.trim() === '' || Number.isNaN(time)) throw new Error(stderr)
  return time
}

const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[values.length >> 1] ?? 0

const measured: { name: string; kilobytes: number; milliseconds: number }[] = []
for (const [name, entry] of handlers) {
  const outfile = join(folder, name.replaceAll(/\W+/g, '-'), 'index.mjs')
  mkdirSync(join(outfile, '..'), { recursive: true })
  const { banner, ...options } = bundle
  await build({
    ...options,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: banner },
    logLevel: 'error',
  })
  const times = Array.from({ length: runs }, () => importMilliseconds(outfile))
  measured.push({ name, kilobytes: statSync(outfile).size / 1024, milliseconds: median(times) })
}

const [floor] = measured
console.log(
  `${'handler'.padEnd(34)}${'KB'.padStart(7)}${'ms'.padStart(7)}   times the bare one (median of ${runs} fresh processes)`,
)
for (const { name, kilobytes, milliseconds } of measured) {
  const times = `${(kilobytes / (floor?.kilobytes ?? 1)).toFixed(1)} / ${(milliseconds / (floor?.milliseconds ?? 1)).toFixed(1)}`
  console.log(
    `${name.padEnd(34)}${kilobytes.toFixed(0).padStart(7)}${milliseconds.toFixed(0).padStart(7)}   ${times}`,
  )
}
rmSync(folder, { recursive: true })
