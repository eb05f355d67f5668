import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { issuerPath, staffClient } from '../local/identity/identity.ts'
import { BadInput } from './jsonLines.ts'
import { askRunning } from './runningSystem.ts'

interface Options {
  readonly as: string
  readonly data?: string
}

/** Where nothing listens: the code is read from the redirect and goes no further. */
const redirectUri = 'http://127.0.0.1/putright-token'

const tokensSchema = z.object({ access_token: z.string() })

/** Picks somebody on the sign-in page, as a browser would, and reads the code that it hands back. */
const codeFor = async ({ as, data }: Options, challenge: string): Promise<string> => {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: staffClient,
    redirect_uri: redirectUri,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    scope: 'openid',
    as,
  })
  const answer = await askRunning(data, `${issuerPath}/authorize?${query}`, { redirect: 'manual' })
  const code = new URL(answer.headers.get('location') ?? redirectUri).searchParams.get('code')
  if (code !== null) return code
  throw new BadInput(`There is nobody with the id “${as}” on the staff. The landlord’s file lists them.`)
}

/** `putright token --as STAFF-ID`: an access token of the running system's own directory, for curl. */
export const token = async (options: Options): Promise<void> => {
  const verifier = randomBytes(32).toString('base64url')
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const code = await codeFor(options, challenge)
  const answer = await askRunning(options.data, `${issuerPath}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: staffClient,
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }),
  })
  process.stdout.write(`${tokensSchema.parse(await answer.json()).access_token}\n`)
}
