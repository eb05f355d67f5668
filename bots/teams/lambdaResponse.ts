import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Response } from 'botbuilder'

/** The adapter answers into a response of a Node server; this is one that becomes what Lambda returns. */
export const lambdaResponse = () => {
  let statusCode = 200
  let body = ''
  const headers: Record<string, string> = {}
  const response: Response = {
    socket: undefined,
    status: (code: number) => {
      statusCode = code
    },
    header: (name: string, value: unknown) => {
      headers[name] = String(value)
    },
    send: (sent: unknown) => {
      headers['content-type'] ??= typeof sent === 'string' ? 'text/plain' : 'application/json'
      body = typeof sent === 'string' ? sent : JSON.stringify(sent)
    },
    end: () => undefined,
  }
  return { response, result: (): APIGatewayProxyStructuredResultV2 => ({ statusCode, headers, body }) }
}
