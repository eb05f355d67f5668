import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { Ajv } from 'ajv'
import { afterAll, expect, test } from 'vitest'
import { slackManifest } from '../../bots/slack/manifest.ts'
import { manifestVersion } from '../../bots/teams/manifest.ts'

const folder = mkdtempSync(join(tmpdir(), 'putright-manifest-'))
afterAll(() => rmSync(folder, { recursive: true }))

const root = join(import.meta.dirname, '..', '..')
/** The code of a bot, but for its manifest. */
const codeOf = (bot: string): string =>
  readdirSync(join(root, bot))
    .filter((file) => file !== 'manifest.ts')
    .map((file) => readFileSync(join(root, bot, file), 'utf8'))
    .join('\n')

const slackCode = codeOf('bots/slack')
const teamsCode = codeOf('bots/teams')
const all = (code: string, pattern: RegExp): readonly string[] => [
  ...new Set([...code.matchAll(pattern)].map(([, found = '']) => found)),
]

/** The scope that each thing in use needs, from docs.slack.dev/reference. */
const scopeOf: Readonly<Record<string, string>> = {
  app_mention: 'app_mentions:read',
  'chat.postMessage': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.update': 'chat:write',
}

test('Slack’s manifest asks for the events, commands, shortcuts and scopes that the code listens to and uses, and for no more', () => {
  const { features, oauth_config, settings } = slackManifest({
    name: 'Larkfield',
    url: 'https://bots.example',
  })
  const events = all(slackCode, /app\.event\('(\w+)'/g)
  expect(settings.event_subscriptions.bot_events.toSorted()).toEqual(events.toSorted())
  const commands = all(slackCode, /app\.command\('([^']+)'/g)
  expect(features.slash_commands.map(({ command }) => command).toSorted()).toEqual(commands.toSorted())
  const shortcuts = all(slackCode, /callback_id: '(\w+)', type: '(?:message_action|shortcut)'/g)
  expect(features.shortcuts.map(({ callback_id }) => callback_id).toSorted()).toEqual(shortcuts.toSorted())
  const methods = all(slackCode, /\b(chat\.\w+)\(/g)
  const needed = new Set(['commands', ...[...events, ...methods].flatMap((each) => scopeOf[each] ?? [])])
  expect(oauth_config.scopes.bot.toSorted()).toEqual([...needed].toSorted())
})

const appId = '00000000-0000-4000-8000-000000000001'
const packaged = join(folder, 'app.zip')
execFileSync(
  process.execPath,
  [
    'cli/putright.ts',
    'manifest',
    'teams',
    '--url',
    'https://bots.example',
    '--app-id',
    appId,
    '--out',
    packaged,
  ],
  { cwd: root, stdio: 'pipe' },
)
/** A file of an archive whose files are stored as they are (PKWARE APPNOTE 4.3.7): found by its local header. */
const unpacked = (name: string): Buffer => {
  const archive = readFileSync(packaged)
  for (let at = 0; archive.readUInt32LE(at) === 0x04034b50; ) {
    const size = archive.readUInt32LE(at + 18)
    const begins = at + 30 + archive.readUInt16LE(at + 26)
    if (archive.toString('latin1', at + 30, begins) === name) return archive.subarray(begins, begins + size)
    at = begins + size
  }
  throw new Error(`${name} is not in the archive`)
}
const manifest = JSON.parse(unpacked('manifest.json').toString('utf8'))

/** Microsoft’s published schema; its draft 4 differs from draft 7, in what it uses, by the name of `$id` alone. */
const schema = () => {
  const path = `@microsoft/app-manifest/build/json-schemas/teams/v${manifestVersion}/MicrosoftTeams.schema.json`
  const { $schema: _, id: __, ...rest } = JSON.parse(readFileSync(join(root, 'node_modules', path), 'utf8'))
  return rest
}

test('the Teams package’s manifest is valid by Microsoft’s published schema', () => {
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema())
  validate(manifest)
  expect(validate.errors).toBeNull()
})

test('a manifest that lacks what the schema demands is found', () => {
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema())
  expect(validate({ ...manifest, icons: undefined })).toBe(false)
})

test('the commands of the Teams manifest are those that the code answers', () => {
  const [{ commands }] = manifest.composeExtensions
  expect(teamsCode).toContain("case 'composeExtension/fetchTask'")
  expect(teamsCode).toContain("case 'composeExtension/query'")
  expect(commands.map(({ id }: { id: string }) => id)).toEqual(['logDissatisfaction', 'case'])
  expect(all(teamsCode, /name === '(words)'/g)).toEqual([commands[1].parameters[0].name])
})

test.each([
  ['color.png', 192],
  ['outline.png', 32],
])('%s is a PNG of %i pixels', (name, size) => {
  const icon = unpacked(name)
  expect(icon.subarray(1, 4).toString('latin1')).toBe('PNG')
  expect([icon.readUInt32BE(16), icon.readUInt32BE(20)]).toEqual([size, size])
  const data = icon.subarray(41, 41 + icon.readUInt32BE(33))
  expect(inflateSync(data)).toHaveLength(size * (size * 4 + 1))
})
