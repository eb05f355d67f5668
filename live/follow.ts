import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { codeStore } from '../aws/codes.ts'
import { counts } from '../aws/counts.ts'
import type { FollowPorts } from '../casework/followPorts.ts'
import type { Live } from './casework.ts'
import { readVariables, type Variables } from './environment.ts'

const followSchema = z.object({
  /** Signs sessions and hashes codes, each for its own purpose: at least 32 random bytes. */
  SIGNING_KEY: z.string().min(32),
  /** Where residents' pages are, without a slash at the end. */
  PAGES_URL: z.url(),
})

/** What following a case needs, from the environment. Throws `EnvironmentIncomplete`. */
export const followPorts = ({ casework, table }: Live, variables: Variables): FollowPorts => {
  const { SIGNING_KEY, PAGES_URL } = readVariables(followSchema, variables)
  return {
    casework,
    codes: codeStore(table),
    count: counts(table, SIGNING_KEY),
    secret: SIGNING_KEY,
    pages: PAGES_URL.replace(/\/$/, ''),
    random: (bytes) => randomBytes(bytes),
  }
}
