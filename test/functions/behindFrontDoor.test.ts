import type { Context } from 'aws-lambda'
import { beforeAll, describe, expect, test } from 'vitest'
import { frontDoor } from '../../aws/frontDoor.ts'
import { pageAssetsText } from '../../configuration/pageAssets.ts'
import { buildAssets, pageAssetsOf } from '../../infra/assets.ts'

const key = 'what CloudFront alone knows'
const context = { functionName: 'page' } as Context

type Handler = (event: unknown, context: Context) => Promise<{ readonly statusCode?: number }>

beforeAll(() => {
  Object.assign(process.env, {
    AWS_REGION: 'eu-west-2',
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'none',
    TABLE_NAME: 'none',
    TIMELINE_ARN_PREFIX: 'arn:aws:states:eu-west-2:000000000000:stateMachine:none-',
    SIGNING_KEY: 'a key of the tests alone, which is no secret',
    ATTACHMENT_BUCKET: 'none',
    UPLOAD_BUCKET: 'none',
    PAGES_URL: 'https://pages.example',
    CHAT_ORIGINS: 'https://pages.example',
    CODES_QUEUE_URL: 'https://queue.example',
    FRONT_DOOR_KEY: key,
    PAGE_ASSETS: pageAssetsText(pageAssetsOf(buildAssets())),
  })
})

const request = (path: string, headers: Readonly<Record<string, string>>) => ({
  version: '2.0',
  rawPath: path,
  headers,
  requestContext: { http: { method: 'GET', sourceIp: '198.51.100.1' } },
})

describe('what comes to a gateway beside CloudFront, past its guard', () => {
  test.each([
    ['serve-chat', () => import('../../functions/serve-chat/handler.ts')],
    ['poll-chat', () => import('../../functions/poll-chat/handler.ts')],
    ['continue-chat', () => import('../../functions/continue-chat/handler.ts')],
    ['tell-us', () => import('../../functions/tell-us/handler.ts')],
    ['follow-case', () => import('../../functions/follow-case/handler.ts')],
    ['upload-file', () => import('../../functions/upload-file/handler.ts')],
    ['receive-chat', () => import('../../functions/receive-chat/handler.ts')],
  ])('is refused by the deployed function %s before anything else is done', async (_, load) => {
    const { handler } = (await load()) as { handler: Handler }
    for (const headers of [{}, { [frontDoor.key]: '' }, { [frontDoor.key]: 'a guess' }])
      expect(await handler(request('/chat', headers), context)).toEqual({ statusCode: 403 })
    const connect = { headers: {}, requestContext: { eventType: 'CONNECT', connectionId: 'one' } }
    expect(await handler(connect, context)).toEqual({ statusCode: 403 })
  })

  test('is answered where CloudFront passed it on, however a header’s name is written', async () => {
    const { handler } = (await import('../../functions/serve-chat/handler.ts')) as { handler: Handler }
    for (const name of [frontDoor.key, 'X-Putright-Front-Door'])
      expect(await handler(request('/chat', { [name]: key }), context)).toMatchObject({ statusCode: 200 })
  })
})

describe('a WebSocket', () => {
  test('that was let in is not asked again with each message, which bears no headers', async () => {
    const { behindFrontDoor } = await import('../../functions/behindFrontDoor.ts')
    const heard: unknown[] = []
    const handler = behindFrontDoor(key, async (event) => {
      heard.push(event)
      return { statusCode: 200 }
    })
    const message = { requestContext: { eventType: 'MESSAGE', connectionId: 'one' }, body: '{}' }
    expect(await handler(message, context)).toEqual({ statusCode: 200 })
    expect(heard).toEqual([message])
  })
})
