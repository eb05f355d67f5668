import { writeFileSync } from 'node:fs'
import { z } from 'zod'
import { slackManifest } from '../bots/slack/manifest.ts'
import { teamsManifest } from '../bots/teams/manifest.ts'
import { loadLandlord } from '../configuration/landlord.ts'
import { teamsIcons } from './icons.ts'
import { BadInput } from './jsonLines.ts'
import { zip } from './zip.ts'

const addressSchema = z.url({ protocol: /^https$/ }).transform((url) => url.replace(/\/$/, ''))

const addressOf = (url: string): string => {
  const parsed = addressSchema.safeParse(url)
  if (!parsed.success)
    throw new BadInput(`--url ${url}: write the bots’ address, such as https://bots.example`)
  return parsed.data
}

/** `putright manifest slack --url URL`: the app manifest, to be pasted into Slack. */
export const printSlackManifest = ({ url }: { readonly url: string }): void => {
  const { name } = loadLandlord()
  process.stdout.write(`${JSON.stringify(slackManifest({ name, url: addressOf(url) }), null, 2)}\n`)
}

/** The app package that Teams takes: the manifest and its two icons. */
export const teamsPackage = (manifest: object, accent: string): Buffer => {
  const { color, outline } = teamsIcons(accent)
  return zip([
    { name: 'manifest.json', data: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`) },
    { name: 'color.png', data: color },
    { name: 'outline.png', data: outline },
  ])
}

interface TeamsOptions {
  readonly url: string
  readonly appId: string
  readonly out: string
}

/** `putright manifest teams --url URL --app-id ID --out FILE`: the app package, to be uploaded to Teams. */
export const writeTeamsPackage = ({ url, appId, out }: TeamsOptions): void => {
  if (!z.guid().safeParse(appId).success)
    throw new BadInput(`--app-id ${appId}: write the bot’s Microsoft App ID, a GUID`)
  const { name, website, brand } = loadLandlord()
  const manifest = teamsManifest({ name, website, accent: brand.accent, appId, url: addressOf(url) })
  writeFileSync(out, teamsPackage(manifest, brand.accent))
  console.error(
    `${out} is ready to be uploaded: Teams admin center, Teams apps, Manage apps, Upload new app.`,
  )
}
