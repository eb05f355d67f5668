import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { codeStore } from '../aws/codes.ts'
import { counts } from '../aws/counts.ts'
import { staffQueue } from '../aws/staffQueue.ts'
import { texts } from '../aws/texts.ts'
import type { CodePorts, FollowPorts, PagePorts } from '../casework/followPorts.ts'
import type { Live } from './casework.ts'
import { readVariables, type Variables } from './environment.ts'

const pagesSchema = z.object({
  /** Signs sessions and makes codes, each for its own purpose: at least 32 random bytes. */
  SIGNING_KEY: z.string().min(32),
  /** Where residents' pages are, without a slash at the end. */
  PAGES_URL: z.url(),
})

/** What a mail or text that lets somebody in needs, from the environment and the landlord’s file. Throws `EnvironmentIncomplete`. */
export const pagePorts = ({ casework, table }: Live, variables: Variables): PagePorts => {
  const { SIGNING_KEY, PAGES_URL } = readVariables(pagesSchema, variables)
  const { texts: from } = casework.rules.landlord
  return {
    casework,
    ...(from === undefined ? {} : { texts: texts(from) }),
    count: counts(table, SIGNING_KEY),
    secret: SIGNING_KEY,
    pages: PAGES_URL.replace(/\/$/, ''),
    random: (bytes) => randomBytes(bytes),
  }
}

/** What sending a code needs. Throws `EnvironmentIncomplete`. */
export const codePorts = (all: Live, variables: Variables): CodePorts => ({
  ...pagePorts(all, variables),
  codes: codeStore(all.table),
})

/** The queue of asks for codes. */
const queueSchema = z.object({ CODES_QUEUE_URL: z.url() })

/** What following a case needs. Throws `EnvironmentIncomplete`. */
export const followPorts = (all: Live, variables: Variables): FollowPorts => ({
  ...codePorts(all, variables),
  later: staffQueue(readVariables(queueSchema, variables).CODES_QUEUE_URL).send,
})
