import { afterEach, expect, test } from 'vitest'
import { openTeam } from './team.ts'

type Team = Awaited<ReturnType<typeof openTeam>>

const leak = 'She has rung four times about the leak and nobody has come.'
const hour = 3600
const inSeconds = () => Math.floor(Date.now() / 1000)

let team: Team
afterEach(() => team.close())

const refusals: readonly (readonly [string, (of: Team['framework']) => string | undefined])[] = [
  ['without a token', () => undefined],
  ['with a token that is none', () => 'eyJhbGciOiJSUzI1NiJ9.e30.x'],
  ['with words for a token', () => 'let me in'],
  ['with a token signed by somebody else', (framework) => framework.forgedToken()],
  ['with a token that nobody signed', (framework) => framework.unsignedToken()],
  ['with a token for another bot', (framework) => framework.token({ aud: 'another-bot' })],
  ['with a token of another issuer', (framework) => framework.token({ iss: 'https://issuer.example' })],
  ['with a token for another service', (framework) => framework.token({ serviceurl: 'https://x.example' })],
  ['with a token that has run out', (framework) => framework.token({ exp: inSeconds() - hour })],
  ['with a token whose time has not come', (framework) => framework.token({ nbf: inSeconds() + hour })],
]

test.each(refusals)('an activity %s is refused, and nothing is read', async (_, token) => {
  team = await openTeam()
  const response = await team.post(JSON.stringify(team.activity(leak)), token(team.framework))
  expect(response.status).toBe(401)
  expect(await response.text()).toBe('')
  expect(await team.office.cases()).toHaveLength(0)
  expect(team.framework.sent).toHaveLength(0)
})

test('a genuine token of Teams does for no other channel', async () => {
  team = await openTeam()
  for (const channelId of ['AseChannel', 'emulator', 'webchat', undefined]) {
    const body = JSON.stringify(team.activity(leak, { channelId }))
    expect((await team.post(body, team.framework.token())).status).toBe(401)
  }
  expect(await team.office.cases()).toHaveLength(0)
})

test.each(['', '{', '[]', '{"type":"message"}'])(
  'a body that is no activity, %j, is refused',
  async (body) => {
    team = await openTeam()
    expect((await team.post(body, team.framework.token())).status).toBe(401)
  },
)

test('keys that cannot be fetched are our trouble, not the sender’s', async () => {
  team = await openTeam()
  const { framework, url } = team
  const token = framework.token()
  await framework.close()
  const body = JSON.stringify(team.activity(leak))
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  expect((await fetch(url, { method: 'POST', body, headers })).status).toBe(500)
})

test('without a registration everything is refused, though nothing would be checked', async () => {
  team = await openTeam({ trust: { kind: 'closed' } })
  const body = JSON.stringify(team.activity(leak))
  expect((await team.post(body)).status).toBe(401)
  expect((await team.post(body, team.framework.token())).status).toBe(401)
  expect(await team.office.cases()).toHaveLength(0)
})

test('as an emulator’s bot, a client on this machine needs no token', async () => {
  team = await openTeam({ trust: { kind: 'emulator' } })
  expect((await team.post(JSON.stringify(team.activity(leak, { channelId: 'emulator' })))).status).toBe(200)
  expect(team.framework.sent).toHaveLength(1)
  expect(team.framework.sent[0]?.authorization).toBeUndefined()
})

test('as an emulator’s bot, a client that wants its answer in the response gets it there', async () => {
  team = await openTeam({ trust: { kind: 'emulator' } })
  const response = await team.post(JSON.stringify(team.activity(leak, { deliveryMode: 'expectReplies' })))
  const { activities } = await response.json()
  expect(activities).toHaveLength(1)
  expect(activities[0].attachments).toHaveLength(1)
})

test.each(['https://smba.example/uk/', 'http://127.0.0.1.example/', 'http://localhost@example.org/', ''])(
  'an emulator’s bot answers no other machine, such as %j',
  async (serviceUrl) => {
    team = await openTeam({ trust: { kind: 'emulator' } })
    expect((await team.post(JSON.stringify(team.activity(leak, { serviceUrl })))).status).toBe(401)
    expect(await team.office.cases()).toHaveLength(0)
  },
)

test('an empty HEAD request, as clients send first, is answered', async () => {
  team = await openTeam()
  expect((await fetch(team.url, { method: 'HEAD' })).status).toBe(200)
})
