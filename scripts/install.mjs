// Runs before every command, on whatever Node the machine has: installs what is missing, then gets out of the way.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const runtime = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
const major = Number(process.versions.node.split('.')[0])

if (major < 20) {
  console.error(
    `Putright needs Node 20 or later to install itself; this is Node ${process.versions.node}. Install a newer Node and try again.`,
  )
  process.exit(1)
}
if (!existsSync(runtime)) {
  console.error('Installing what Putright needs (once, about a minute)…')
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (npm.status !== 0) {
    console.error('npm ci did not finish. Its own message is above; mend that and try again.')
    process.exit(npm.status ?? 1)
  }
}
