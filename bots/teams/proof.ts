import { type CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import type { TeamsTrust } from '../../live/teamsEnvironment.ts'
import type { UnprovenActivity } from './activity.ts'

/** What checks the Bot Framework’s tokens. */
export type Authentication = NonNullable<ConstructorParameters<typeof CloudAdapter>[0]>
type Activity = Parameters<Authentication['authenticateRequest']>[0]

/** The checks for this bot’s registration; by the Bot Framework’s own convention, without one nothing is checked. */
export const authenticationFor = (trust: TeamsTrust): Authentication =>
  new ConfigurationBotFrameworkAuthentication(
    trust.kind === 'app'
      ? {
          MicrosoftAppType: 'SingleTenant',
          MicrosoftAppId: trust.id,
          MicrosoftAppPassword: trust.password,
          MicrosoftAppTenantId: trust.tenant,
        }
      : {},
  )

/** The keys to check a token by could not be fetched: that says nothing about the token. */
const isOurTrouble = (fault: unknown): boolean =>
  fault instanceof Error &&
  (fault.name === 'FetchError' || ('statusCode' in fault && Number(fault.statusCode) >= 500))

/**
 * Is the token genuine, and for this bot? Asked before the adapter, which asks again: it answers a forged signature
 * with 500, and reads tokens of channels that this bot has nothing to do with.
 */
const hasGenuineToken = async (
  authentication: Authentication,
  activity: UnprovenActivity,
  authorization: string,
): Promise<boolean> => {
  if (activity.channelId !== 'msteams') return false
  try {
    await authentication.authenticateRequest(activity as unknown as Activity, authorization)
    return true
  } catch (fault) {
    if (isOurTrouble(fault)) throw fault
    return false
  }
}

const loopback = ['localhost', '127.0.0.1', '[::1]']

/** A client on this machine: what the bot answers goes to it alone. */
const isLocal = ({ serviceUrl, deliveryMode }: UnprovenActivity): boolean =>
  deliveryMode === 'expectReplies' || loopback.includes(URL.parse(serviceUrl ?? '')?.hostname ?? '')

/** May anything of this activity be acted on? */
export const isProven = async (
  trust: TeamsTrust,
  authentication: Authentication,
  activity: UnprovenActivity,
  authorization: string,
): Promise<boolean> => {
  switch (trust.kind) {
    case 'app':
      return await hasGenuineToken(authentication, activity, authorization)
    case 'emulator':
      return isLocal(activity)
    case 'closed':
      return false
  }
}
