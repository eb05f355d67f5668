import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { z } from 'zod'
import { type Operation, requests } from './requests.ts'
import { ServiceError } from './serviceErrors.ts'

/** One function an operation: the parsed request in, the response's body out; throws `ServiceError`. */
export type Operations = Record<Operation, (request: never) => unknown>

const isOperation = (name: string): name is Operation => Object.hasOwn(requests, name)

// A definition may have 1 MiB; nothing that the service takes is much longer.
const greatestBody = 4 * 1_048_576

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > greatestBody) throw new ServiceError('ValidationException', 'The request is too long')
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString() || '{}')
  } catch (cause) {
    throw new ServiceError('ValidationException', `The request is not JSON: ${(cause as Error).message}`)
  }
}

const operationOf = (request: IncomingMessage): Operation => {
  const name = String(request.headers['x-amz-target'] ?? '').replace('AWSStepFunctions.', '')
  if (isOperation(name)) return name
  throw new ServiceError('UnknownOperationException', `The operation is not supported: ${name}`)
}

const answer = async (operations: Operations, request: IncomingMessage): Promise<unknown> => {
  const operation = operationOf(request)
  const parsed = requests[operation].safeParse(await bodyOf(request))
  if (!parsed.success) throw new ServiceError('ValidationException', z.prettifyError(parsed.error))
  return operations[operation](parsed.data as never)
}

const send = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'x-amzn-requestid': randomUUID(),
  })
  response.end(JSON.stringify(body))
}

/** The HTTP server that speaks the service's protocol (AWS JSON 1.0). */
export const createStepFunctionsServer = (
  operations: Operations,
  onError: (error: unknown) => void,
): Server =>
  createServer((request, response) => {
    answer(operations, request).then(
      (body) => send(response, 200, body),
      (error: unknown) => {
        if (error instanceof ServiceError)
          return send(response, 400, { __type: error.name, message: error.message })
        onError(error)
        send(response, 500, { __type: 'InternalFailure', message: 'The engine failed.' })
      },
    )
  })
