import type { Actor } from '../case/actor.ts'
import type { OpenedCase } from '../case/case.ts'
import { currentStage } from '../case/standing.ts'
import type { Landlord } from '../landlord/landlord.ts'
import type { ReplyRoute } from '../message/message.ts'
import { addressOf, isInWriting, residentAt } from './contact.ts'
import { dangers } from './danger.ts'
import type { NoticeKind } from './kinds.ts'
import { stepsToCome } from './nextSteps.ts'
import type { NoticeOf } from './noticeOf.ts'
import { type OmbudsmanDetails, ombudsmanParts } from './ombudsman.ts'
import type { Values } from './template.ts'

/** No name of a person looks like this; a mail of ours carries no address or message that somebody put in its place. */
const noName = /[@/\\<>{}[\]]|\bwww\.|\p{Cc}/iu
const longestName = 80

export const greeting = ({ people }: OpenedCase): string => {
  const name = people[0]?.name?.trim() ?? ''
  return name === '' || name.length > longestName || noName.test(name) ? 'Hello,' : `Hello ${name},`
}

/** A member of staff by the name in the landlord's file. */
export const staffName = (actor: Actor, { staff }: Landlord): string | null =>
  staff.find(({ id }) => `staff:${id}` === actor)?.name ?? null

const writingTo = (route: ReplyRoute | null): string => {
  if (route === null) return 'write to us'
  return route.channel === 'webchat' && route.email === null
    ? 'write to us in this chat'
    : 'reply to this email'
}

/** An answer to their message goes where they wrote; a letter about the case may have to be given by hand. */
const routeOf = (kind: NoticeKind, of: NoticeOf): ReplyRoute | null => {
  if (kind === 'added' || kind.startsWith('receipt')) return addressOf(of)
  const at = residentAt(of)
  return 'route' in at ? at.route : null
}

/** How this person can answer us, within a sentence. */
export const howToReply = (kind: NoticeKind, of: NoticeOf): string => {
  const write = writingTo(routeOf(kind, of))
  return isInWriting(of.state) ? write : `${write}, or ring us on ${of.landlord.telephone}`
}

/** The policy's own name of a stage. */
export const stageName = ({ policy }: NoticeOf, id: string | undefined): string | null =>
  policy.stages.find((stage) => stage.id === id)?.name ?? null

/** What stands for the names that every notice may use. */
export const commonValues = (of: NoticeOf): Values => {
  const { state, landlord, policy } = of
  const { name, telephone, emergencyLine, website } = landlord
  return {
    reference: state.reference,
    landlord: name,
    telephone,
    emergencyLine,
    website,
    policy: policy.title,
    stage: stageName(of, currentStage(state)?.stage),
  }
}

/** Which letter it is, who caused it, and the ombudsman's details as they were recorded. */
interface Letter {
  readonly kind: NoticeKind
  readonly by: Actor
  readonly ombudsman?: OmbudsmanDetails
}

/** What stands for the names that every notice to a resident may use. */
export const residentValues = ({ kind, by, ombudsman: recorded }: Letter, of: NoticeOf): Values => {
  const { state, landlord, policy, milestones } = of
  const inWriting = isInWriting(state)
  const ombudsman = recorded ?? policy.ombudsman
  return {
    greeting: greeting(state),
    signature: staffName(by, landlord),
    howToReply: howToReply(kind, of),
    inTouch: inWriting ? 'write to you' : 'get in touch with you',
    danger: dangers(state, landlord),
    nextSteps: stepsToCome(milestones, {
      inWriting,
      acknowledged: currentStage(state)?.acknowledgedAt != null,
    }),
    ombudsmanName: ombudsman.name,
    ombudsman: ombudsmanParts(policy.ombudsman, ombudsman),
    goNow: policy.nation === 'england' ? `You can go to the ${ombudsman.name} now.` : null,
  }
}
