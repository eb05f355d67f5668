import { z } from 'zod'
import { type ChatLinkPorts, sendSilentLinks } from '../../casework/chatLink.ts'
import { logAllUnfinished } from '../../casework/converse.ts'
import { giveUpWaiting, type HandOverPorts } from '../../casework/handOver.ts'
import { lambda } from '../lambda.ts'

/** Some conversations could not be handed to a person; the next sweep tries again, and the alarm says so. */
export class SomeNotLogged extends Error {
  override readonly name = 'SomeNotLogged'
}

/**
 * On a schedule: chats that fell silent with something told and not logged go to a person after the landlord’s stated
 * time, having been sent a link to go on by at half of it; and whoever waited too long for somebody to join is told so.
 */
export const createSweepChats = (ports: HandOverPorts, links: ChatLinkPorts) =>
  lambda(z.unknown(), async () => {
    const { unfinishedAfterMinutes } = ports.landlord.chat
    const missed = await giveUpWaiting(ports)
    const { logged, failed } = await logAllUnfinished(ports, unfinishedAfterMinutes)
    const linked = await sendSilentLinks(links, unfinishedAfterMinutes / 2)
    if (failed > 0) throw new SomeNotLogged(`${failed} conversations could not be logged.`)
    return { logged, missed, linked }
  })
