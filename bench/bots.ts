/**
 * `npm run bench:bots`: the size of each bot’s bundle and the time that a fresh process needs to import it, beside a bare
 * handler that holds nothing but the bot’s framework. Bundled as `infra/` bundles them.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { bundle } from '../infra/constructs/bundling.ts'

const runs = 7
const folder = mkdtempSync(join(tmpdir(), 'putright-bots-'))

const write = (name: string, code: string): string => {
  const file = join(folder, name)
  writeFileSync(file, code)
  return file
}

const bolt = `import { App, AwsLambdaReceiver } from '${resolve('node_modules/@slack/bolt/dist/index.js')}'
const receiver = new AwsLambdaReceiver({ signingSecret: 'bench' })
new App({ receiver, token: 'bench', convoStore: false })
export const handler = receiver.toHandler()`

const adapter = `import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from '${resolve('node_modules/botbuilder/lib/index.js')}'
export const handler = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))`

const bots = [
  ['Bolt alone', write('bolt.ts', bolt)],
  ['bots/slack', resolve('bots/slack/handler.ts')],
  ['botbuilder alone', write('botbuilder.ts', adapter)],
  ['bots/teams', resolve('bots/teams/handler.ts')],
] as const

const environment = {
  ...process.env,
  AWS_REGION: 'eu-west-2',
  PUTRIGHT_CONFIGURATION: process.cwd(),
  TABLE_NAME: 'bench',
  TIMELINE_ARN_PREFIX: 'arn:aws:states:eu-west-2:000000000000:stateMachine:bench-',
  SIGNING_KEY: 'a key for this measurement alone, no secret',
  SLACK_SIGNING_SECRET: 'bench',
  SLACK_BOT_TOKEN: 'bench',
  NODE_NO_WARNINGS: '1',
}

const importMilliseconds = (file: string): number => {
  const code = `const from = performance.now(); await import(${JSON.stringify(file)}); console.log(performance.now() - from); process.exit(0)`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    env: environment,
    encoding: 'utf8',
  })
  const time = Number(stdout.trim().split('\n').at(-1))
  if (stdout.trim() === '' || Number.isNaN(time)) throw new Error(stderr)
  return time
}

const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[values.length >> 1] ?? 0

const measure = async (name: string, entry: string) => {
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
  return { name, kilobytes: statSync(outfile).size / 1024, milliseconds: median(times) }
}

console.log(
  `${'bot'.padEnd(20)}${'KB'.padStart(7)}${'ms'.padStart(7)}   times its framework alone (median of ${runs} fresh processes)`,
)
let alone: Awaited<ReturnType<typeof measure>> | undefined
for (const [name, entry] of bots) {
  const measured = await measure(name, entry)
  if (name.endsWith('alone')) alone = measured
  const { kilobytes, milliseconds } = measured
  const times = `${(kilobytes / (alone?.kilobytes ?? 1)).toFixed(1)} / ${(milliseconds / (alone?.milliseconds ?? 1)).toFixed(1)}`
  console.log(
    `${name.padEnd(20)}${kilobytes.toFixed(0).padStart(7)}${milliseconds.toFixed(0).padStart(7)}   ${times}`,
  )
}
rmSync(folder, { recursive: true })
