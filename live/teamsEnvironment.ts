import { z } from 'zod'
import { type Environment, environmentSchema, readVariables, type Variables } from './environment.ts'

const appSchema = environmentSchema.extend({
  /** The bot’s own registration in the landlord’s directory, its client secret, and the directory’s id. */
  TEAMS_APP_ID: z.string().min(1),
  TEAMS_APP_PASSWORD: z.string().min(1),
  TEAMS_APP_TENANT: z.string().min(1),
})

/**
 * How the bot proves who calls it. `app`: by the Bot Framework’s token for this registration. `emulator`: not at all,
 * for an offline client on the same machine. `closed`: nobody can be proven, so everything is refused.
 */
export type TeamsTrust =
  | { readonly kind: 'app'; readonly id: string; readonly password: string; readonly tenant: string }
  | { readonly kind: 'emulator' }
  | { readonly kind: 'closed' }

export type TeamsEnvironment = Environment & { readonly trust: TeamsTrust }

/**
 * Names everything that is missing together; without `TEAMS_APP_ID`, only `TEAMS_EMULATOR=allowed` opens the bot, and
 * that is for one machine, never for AWS. Throws `EnvironmentIncomplete`.
 */
export const readTeamsEnvironment = (variables: Variables): TeamsEnvironment => {
  if ((variables.TEAMS_APP_ID ?? '') === '') {
    const kind = variables.TEAMS_EMULATOR === 'allowed' ? 'emulator' : 'closed'
    return { ...readVariables(environmentSchema, variables), trust: { kind } }
  }
  const { TEAMS_APP_ID, TEAMS_APP_PASSWORD, TEAMS_APP_TENANT, ...rest } = readVariables(appSchema, variables)
  return {
    ...rest,
    trust: { kind: 'app', id: TEAMS_APP_ID, password: TEAMS_APP_PASSWORD, tenant: TEAMS_APP_TENANT },
  }
}
