import type { Live } from '../../live/casework.ts'
import { chatLinkPorts } from '../../live/chatLinks.ts'
import type { Variables } from '../../live/environment.ts'
import { addressesBehind } from '../formRequest.ts'
import type { ContinueChat } from './continueChat.ts'

/** `origins`: pages that may ask besides the landlord’s website and our own. */
export const continueDependencies = (
  all: Live,
  variables: Variables,
  origins: readonly string[] = [],
): ContinueChat => ({
  ports: chatLinkPorts(all, variables),
  origins: [new URL(all.casework.rules.landlord.website).origin, ...origins],
  addressOf: addressesBehind(variables.FRONT_DOOR_KEY),
})
