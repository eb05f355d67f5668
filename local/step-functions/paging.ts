import { ServiceError } from './serviceErrors.ts'

type Page = { maxResults?: number | undefined; nextToken?: string | undefined }

// Each list's documented default (and what 0 means) is 100.
const defaultResults = 100

const offsetIn = (nextToken: string | undefined): number => {
  if (nextToken === undefined) return 0
  const offset = Number(Buffer.from(nextToken, 'base64url').toString())
  if (Number.isSafeInteger(offset) && offset > 0) return offset
  throw new ServiceError('InvalidToken', `Invalid Token: '${nextToken}'`)
}

/** One page of a list: reads one row more than asked, to know whether there is another page. */
export const paged = <Row>(
  { maxResults, nextToken }: Page,
  read: (slice: { offset: number; limit: number }) => Row[],
): { rows: Row[]; next: { nextToken?: string } } => {
  const offset = offsetIn(nextToken)
  const size = maxResults || defaultResults
  const rows = read({ offset, limit: size + 1 })
  if (rows.length <= size) return { rows, next: {} }
  const token = Buffer.from(String(offset + size)).toString('base64url')
  return { rows: rows.slice(0, size), next: { nextToken: token } }
}
