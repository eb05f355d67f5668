import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { letter } from '../../casework/letter.ts'
import { loadWording } from '../../configuration/wording.ts'
import { exampleOf } from '../../domain/notices/examples.ts'
import { mailbox } from '../../local/mailbox/mailbox.ts'
import { openOutbox } from '../../local/ses/outbox.ts'
import { rulesOf } from '../domain/case/policyStory.ts'
import { landlord } from '../domain/notices/letters.ts'
import { desk, phone, startBrowser } from './browser.ts'

/** Takes the letters' pictures for the documents, in the mailbox page: `npx node test/web/noticeScreenshots.ts [FOLDER]`. */
const folder = process.argv[2] ?? join(import.meta.dirname, '..', '..', 'docs', 'screenshots')
mkdirSync(folder, { recursive: true })

const address = 'joan.whitfield@post.example'
const kinds = ['acknowledgement', 'extension', 'response', 'late'] as const

const kept = mkdtempSync(join(tmpdir(), 'letters-'))
const outbox = openOutbox(join(kept, 'mail.sqlite'))
for (const kind of kinds) {
  const example = exampleOf(kind, { landlord, rules: rulesOf('code-2024'), wording: loadWording() })
  if ('refusal' in example) throw new Error(example.refusal.why)
  const { subject, text, html, headers } = letter(landlord, example.notice, { address, thread: [] })
  outbox.keep(kind, {
    from: `${landlord.name} <${landlord.sender}>`,
    to: [address],
    subject,
    text,
    html,
    headers: { ...headers },
    at: '2026-11-11T10:00:00.000Z',
  })
}

const server = createServer(mailbox(outbox))
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
const { port } = server.address() as AddressInfo
const browser = await startBrowser()

const take = async (name: string, path: string, options: typeof phone | typeof desk, whole: boolean) => {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await page.goto(`http://127.0.0.1:${port}/local/mailbox?to=${encodeURIComponent(address)}${path}`)
  await page.screenshot({ path: join(folder, `notice-${name}.png`), fullPage: whole })
  await context.close()
}

for (const kind of kinds) {
  await take(`${kind}-phone`, `&mail=${kind}&part=html`, phone, true)
  await take(kind, `&mail=${kind}&part=html`, desk, true)
}
await take('mailbox', '&mail=extension', desk, false)

await browser.close()
server.close()
outbox.close()
rmSync(kept, { recursive: true })
