import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { stringify } from 'yaml'
import { loadLandlord } from '../configuration/landlord.ts'
import type { Landlord, StaffMember } from '../domain/landlord/landlord.ts'
import { BadInput } from './jsonLines.ts'
import { runningSystem } from './runningSystem.ts'

const tenantId = '00000000-0000-0000-0000-0000000000001'

const userOf = ({ id, name, email, teams }: StaffMember, index: number) => ({
  id: teams ?? id,
  name,
  userPrincipleName: email,
  aadObjectId: `00000000-0000-0000-0000-${String(index + 20).padStart(12, '0')}`,
  givenName: name.split(' ')[0] ?? name,
  surname: name.split(' ').at(-1) ?? name,
  email,
})

/** The Playground’s schema wants five people besides the one at the keyboard, and one channel besides General. */
const others = 5

const nobodyElse = (index: number): StaffMember => ({
  id: `nobody-${index}`,
  name: `Nobody ${index}`,
  email: `nobody-${index}@example.org`,
  roles: ['frontline'],
})

/** The Agents Playground’s own file: the landlord’s staff as its people, with one of them at the keyboard, and its channels. */
export const playgroundFile = ({ name, staff, channels }: Landlord, as: string): string => {
  const me = staff.find(({ id }) => id === as)
  if (me === undefined) throw new BadInput(`--as ${as}: write one of ${staff.map(({ id }) => id).join(', ')}`)
  const rest = [
    ...staff.filter((each) => each !== me),
    ...Array.from({ length: others }, (_, at) => nobodyElse(at)),
  ]
  const channel = channels.find(({ teams }) => teams !== undefined)
  return stringify({
    version: '0.1.1',
    tenantId,
    bot: { id: '28:putright', name: 'Putright' },
    currentUser: userOf(me, others),
    users: rest.slice(0, others).map(userOf),
    personalChat: { id: `personal-${as}` },
    groupChat: { id: 'group-chat', name: 'Group chat' },
    team: {
      id: 'team-id',
      name,
      aadGroupId: '00000000-0000-0000-0000-000000000031',
      channels: channel === undefined ? [] : [{ id: channel.teams, name: channel.id }],
    },
  })
}

const playground = join(
  dirname(createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json')),
  'cli.js',
)

export interface PlaygroundOf {
  /** The bot’s address. */
  readonly endpoint: string
  readonly port: number
  /** Who sits at the keyboard, by id. */
  readonly as: string
}

/** Microsoft’s Agents Playground against a bot: a Teams-like client that needs no Teams. It is told to report nothing home. */
export const startPlayground = (landlord: Landlord, { endpoint, port, as }: PlaygroundOf): ChildProcess => {
  const folder = mkdtempSync(join(tmpdir(), 'putright-playground-'))
  writeFileSync(join(folder, '.m365agentsplayground.yml'), playgroundFile(landlord, as))
  const words = ['-e', endpoint, '-c', 'msteams', '-p', String(port), '--disable-telemetry']
  return spawn(process.execPath, [playground, ...words], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, BROWSER: 'none', TEAMSFX_TELEMETRY: 'off' },
  })
}

/** `putright playground [--as ID] [--port N]`: opens the Playground against the running system, until it is stopped. */
export const runPlayground = async (options: {
  readonly as: string
  readonly port: string
  readonly data?: string
}): Promise<void> => {
  const { url } = runningSystem(options.data)
  const child = startPlayground(loadLandlord(), {
    endpoint: `${url}/teams/messages`,
    port: Number(options.port),
    as: options.as,
  })
  console.error(
    `The Playground opens on http://127.0.0.1:${options.port} as ${options.as}. Stop it with Ctrl-C.`,
  )
  await new Promise((ended) => child.once('exit', ended))
}
