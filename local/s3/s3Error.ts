/** A refusal as S3 names it; the code and status are the service's. */
export class S3Error extends Error {
  override readonly name = 'S3Error'
  readonly code: string
  readonly status: number

  constructor(code: string, status: number, message: string) {
    super(message)
    this.code = code
    this.status = status
  }
}

export const noSuchKey = (): S3Error => new S3Error('NoSuchKey', 404, 'The specified key does not exist.')

/** What this stand-in does not do is refused by name, never ignored. */
export const notImplemented = (what: string): S3Error =>
  new S3Error('NotImplemented', 501, `This machine’s S3 does not implement ${what}.`)

/** The file system's code of an error, such as `ENOENT`. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined
