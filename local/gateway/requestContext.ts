import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const two = (value: number): string => String(value).padStart(2, '0')

/** The common log format that API Gateway writes, `12/Mar/2020:19:03:58 +0000`. */
export const logTime = (milliseconds: number): string => {
  const at = new Date(milliseconds)
  const day = `${two(at.getUTCDate())}/${months[at.getUTCMonth()]}/${at.getUTCFullYear()}`
  return `${day}:${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0000`
}

/** A request id or connection id as API Gateway makes them: base64 of a few random bytes. */
export const gatewayId = (bytes = 10): string => `${randomBytes(bytes).toString('base64url')}=`

/** The caller's address, IPv4 written plainly. */
export const sourceIpOf = (request: IncomingMessage): string =>
  (request.socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, '')
