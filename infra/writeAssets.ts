import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildAssets } from './assets.ts'

/* `node infra/writeAssets.ts FOLDER` writes the static files of the pages there, by their versioned names. */
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Name the folder that the files are to be written to.')
mkdirSync(folder, { recursive: true })
for (const { versioned, content } of buildAssets()) writeFileSync(join(folder, versioned), content)
