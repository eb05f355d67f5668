import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { frontDoor } from '../../aws/frontDoor.ts'
import { addressesBehind, pageRequestSchema } from '../../functions/formRequest.ts'
import { visitor } from './follow-case/resident.ts'
import { type ChatHost, frontDoorKey, startChatHost } from './receive-chat/chatHost.ts'

const request = (headers: Record<string, string>) =>
  pageRequestSchema.parse({
    rawPath: '/follow',
    headers,
    // The address that the gateway sees: CloudFront's, or whoever came beside it.
    requestContext: { http: { method: 'POST', sourceIp: '198.51.100.1' } },
  })

const written = { [frontDoor.address]: '203.0.113.9' }

describe('where a request came from', () => {
  const addressOf = addressesBehind('the key')

  test('is what CloudFront says, where its key is there', () => {
    expect(addressOf(request({ ...written, [frontDoor.key]: 'the key' }))).toBe('203.0.113.9')
  })

  test.each([
    ['no key', {}],
    ['an empty key', { [frontDoor.key]: '' }],
    ['a key that was guessed', { [frontDoor.key]: 'the keY' }],
    ['the beginning of the key', { [frontDoor.key]: 'the' }],
  ])('is what the gateway saw, with %s', (_, headers) => {
    expect(addressOf(request({ ...written, ...headers }))).toBe('198.51.100.1')
  })

  test.each([undefined, ''])('is what the gateway saw where no key is set (%j), whatever is sent', (key) => {
    for (const sent of ['', 'undefined', 'the key'])
      expect(addressesBehind(key)(request({ ...written, [frontDoor.key]: sent }))).toBe('198.51.100.1')
  })
})

describe('the door of a case', () => {
  let host: ChatHost
  beforeAll(async () => {
    host = await startChatHost()
  })
  afterAll(() => host.close())

  /** Asks for codes as so many visitors, each by an address of its own; 60 an hour are let through for one address. */
  const statuses = async (asks: number, headers: (visit: number) => Record<string, string>) => {
    const seen = new Set<number>()
    for (let visit = 0; visit < asks; visit += 1) {
      const { status } = await visitor(host).post('/follow', { reference: 'PR-0000-0001' }, headers(visit))
      seen.add(status)
    }
    return seen
  }
  const madeUp = (visit: number) => ({ [frontDoor.address]: `203.0.113.${visit}` })

  test('holds its limit for each address that CloudFront tells of', async () => {
    const passedOn = (visit: number) => ({ ...madeUp(visit), [frontDoor.key]: frontDoorKey })
    expect(await statuses(70, passedOn)).toEqual(new Set([200]))
  }, 30_000)

  test('holds it against whoever comes beside CloudFront and makes addresses up', async () => {
    expect(await statuses(70, madeUp)).toContain(429)
  }, 30_000)
})
