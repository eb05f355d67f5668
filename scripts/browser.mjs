// Runs before the tests: gets Debian’s Chromium where that can be had without asking, and says so where it cannot.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium'
const isRoot = process.getuid?.() === 0
const hasApt = existsSync('/usr/bin/apt-get')

if (!existsSync(chromium) && isRoot && hasApt) {
  console.error('Installing Debian’s Chromium for the browser tests (once, a minute or two)…')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const step of [
    ['update', '-qq'],
    ['install', '-y', '-qq', 'chromium'],
  ]) {
    spawnSync('apt-get', step, { stdio: ['ignore', 'ignore', 2], env })
  }
}
if (!existsSync(chromium)) {
  console.error(
    'There is no Chromium here, so the browser tests are left out. Install Debian’s package “chromium”, or name yours in CHROMIUM.',
  )
}
