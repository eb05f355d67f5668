import { S3Error } from './s3Error.ts'

/** The first and last byte that `Range: bytes=…` asks for, or nothing where it is not one range of bytes. */
export const rangeOf = (
  header: string | undefined,
  size: number,
): { first: number; last: number } | undefined => {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return undefined
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (first > last) throw new S3Error('InvalidRange', 416, 'The requested range is not satisfiable')
  return { first, last }
}
