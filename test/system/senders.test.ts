import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  mailbox,
  putright,
  type Sent,
  type Started,
  sendMail,
  startPutright,
  temporaryData,
  until,
} from './putright.ts'

const run = promisify(execFile)
const data = temporaryData()
let system: Started

beforeAll(async () => {
  system = await startPutright(data.path)
}, 120_000)

afterAll(async () => {
  await system.stop()
  data.remove()
})

const importFile = (lines: readonly string[], ...options: readonly string[]) => {
  const file = join(data.path, 'people.csv')
  writeFileSync(file, ['tenancy,name,email,phone,address,postcode', ...lines].join('\n'))
  return run(process.execPath, ['cli/putright.ts', 'people', 'import', file, ...options], {
    env: { ...process.env, PUTRIGHT_DATA: data.path },
  })
}

const staffToken = async (staff: string) => {
  const args = ['cli/putright.ts', 'token', '--as', staff, '--data', data.path]
  const { stdout } = await run(process.execPath, args)
  return { authorization: `Bearer ${stdout.trim()}` }
}

const answersTo = (address: string, count: number): Promise<readonly Sent[]> =>
  until(`${count} answers`, async () => {
    const sent = await mailbox(system.running.url, address)
    return sent.length >= count ? sent : undefined
  })

const asks = /could not find your home/
const story = (what: string) =>
  `The ${what} has been broken for six weeks. I have rung twice and nobody came.`

test('people are taken in from a file, with what became of each line; again changes nothing', async () => {
  const ann = 'L-77,Ann Okafor,ann@post.example,,"9 Alder Walk, Larkfield",LF2 7QT'
  const refused = await importFile([ann, 'L-78,Bob,,,1 High St,LF1 1AA']).catch((fault) => fault)
  expect(refused).toMatchObject({
    code: 2,
    stdout: [
      { line: 2, tenancy: 'L-77', result: 'added' },
      { line: 3, tenancy: 'L-78', result: 'refused', why: 'no address of mail to know the sender by' },
    ]
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(''),
  })
  expect((await importFile([ann])).stderr).toContain('0 added, 0 changed, 1 the same, 0 refused')
  expect((await importFile([ann.replace('9 Alder', '11 Alder')])).stderr).toContain('1 changed')
})

test('a sender of the file is known by it, and is not asked where they live', async () => {
  const from = 'Ann <Ann@post.example>'
  await sendMail(system.running.smtpPort, { from, subject: 'Boiler', text: story('boiler') })
  const [answer] = await answersTo('Ann@post.example', 1)
  expect(answer?.text).not.toMatch(asks)
  const [reference = ''] = /PR-\S+/.exec(answer?.subject ?? '') ?? []
  const shown = JSON.stringify(await putright(data.path, 'case', 'show', reference))
  expect(shown).toContain('"address":"11 Alder Walk, Larkfield, LF2 7QT","tenancy":"L-77"')
})

test('staff find whoever was imported, and log for them', async () => {
  const token = await staffToken('amara-okafor')
  const found = await fetch(`${system.running.url}/staff/residents?q=alder`, { headers: token })
  const { items } = (await found.json()) as { items: { id: string; name: string; tenancy: string }[] }
  expect(items).toMatchObject([
    { name: 'Ann Okafor', tenancy: 'L-77', address: '11 Alder Walk, Larkfield, LF2 7QT' },
  ])
  const logged = await fetch(`${system.running.url}/staff/cases`, {
    method: 'POST',
    headers: { ...token, 'content-type': 'application/json', 'idempotency-key': 'logged-for-ann' },
    body: JSON.stringify({ words: story('door'), choice: 'complaint', resident: items[0]?.id }),
  })
  expect(await logged.json()).toMatchObject({ tenancy: 'L-77' })
})

test('who leaves the file is known no more; half a file makes nobody leave', async () => {
  const people = ['a', 'b', 'c'].map(
    (name) => `L-9${name},Bo ${name},bo-${name}@post.example,,"1 Elm Way, Larkfield",LF2 7QT`,
  )
  await importFile(people, '--part')
  const half = await importFile(people.slice(0, 2)).catch((fault) => fault)
  expect(half).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('2 of the 4 people') })
  expect((await importFile(people.slice(0, 2), '--leavers')).stdout).toContain('"result":"left"')
  const from = 'bo-c@post.example'
  await sendMail(system.running.smtpPort, { from, subject: 'Fence', text: story('fence') })
  expect((await answersTo(from, 1))[0]?.text).toMatch(asks)
})

test('a sender whom nobody knows is asked once where they live, whatever they write about after that', async () => {
  const from = 'sam@post.example'
  await sendMail(system.running.smtpPort, { from, subject: 'Boiler', text: story('boiler') })
  const [first] = await answersTo(from, 1)
  await sendMail(system.running.smtpPort, { from, subject: 'Lift', text: story('lift') })
  const [, second] = await answersTo(from, 2)
  expect(first?.text).toMatch(/could not find your home.*full name and your\s+address, with the postcode/s)
  expect(second?.text).not.toMatch(asks)
})

test('a sender who says where they live is not asked', async () => {
  const from = 'kay@post.example'
  const text = `${story('gate')} I live at 3 Linnet Close, LF3 2PP.`
  await sendMail(system.running.smtpPort, { from, subject: 'Gate', text })
  const [answer] = await answersTo(from, 1)
  expect(answer?.text).not.toMatch(asks)
})

test('the same mail to two of our addresses is one case with one answer', async () => {
  const from = 'Two Ways <two@post.example>'
  const message = { from, subject: 'Roof', text: story('roof'), messageId: '<roof@post.example>' }
  const letter = (to: string) => ({ ...message, to, envelope: { from: 'two@post.example', to } })
  const deliver = (to: string) => sendMail(system.running.smtpPort, letter(to))
  const before = (await putright(data.path, 'case', 'list')).length
  await Promise.all([deliver('complaints@larkfield.example'), deliver('complaints+web@larkfield.example')])
  await answersTo('two@post.example', 1)
  // A mail that comes after both shows that whatever was to come of the second has come.
  await sendMail(system.running.smtpPort, {
    from: 'last@post.example',
    subject: 'Drain',
    text: story('drain'),
  })
  await answersTo('last@post.example', 1)
  expect((await putright(data.path, 'case', 'list')).length).toBe(before + 2)
  const [answer, ...more] = await answersTo('two@post.example', 1)
  expect(more).toEqual([])
  const [reference = ''] = /PR-\S+/.exec(answer?.subject ?? '') ?? []
  const shown = JSON.stringify(await putright(data.path, 'case', 'show', reference))
  expect(shown.match(/"type":"message-repeated"/g)).toHaveLength(1)
})
