import type { LoggedForResident } from '../casework/logForResident.ts'
import type { Flag } from '../domain/classifier/reading.ts'
import { advise } from '../domain/conversation/advice.ts'
import type { Danger } from '../domain/conversation/state.ts'
import type { Landlord } from '../domain/landlord/landlord.ts'
import { nextSteps } from '../domain/notices/nextSteps.ts'
import type { Part } from '../domain/notices/notice.ts'
import type { Outcome } from '../domain/policy/outcome.ts'
import { outcomeNames, readAs, staysHere } from './staffWords.ts'

/** The answer to a member of staff. The headline holds nothing personal: it shows in previews. */
export interface StaffNotice {
  readonly headline: string
  readonly parts: readonly Part[]
}

const paragraph = (text: string): Part => ({ kind: 'paragraph', text })
const say = (text: string): Part => paragraph(`“${text}”`)

/** Where the advice for chat speaks of what the chat does, an officer is told what to do instead. */
const officerAdvice = (danger: Danger, landlord: Landlord): string => {
  switch (danger) {
    case 'safeguarding':
      return 'Is anyone in danger now? Ring 999. Then tell your safeguarding lead.'
    case 'emergency':
      return `Could this hurt someone today? Ring the emergency line for them now, day or night: ${landlord.emergencyLine}. If a life is in danger, 999.`
    case 'no-heating':
      return `Is it cold, or is there a baby, or someone older or ill at home? Ring the emergency line for them now, day or night: ${landlord.emergencyLine}.`
    default:
      return `Tell them now: “${advise(danger, landlord).text}”`
  }
}

const hazardToHealth: Part = {
  kind: 'danger',
  text: "This may be a hazard to health. The law's own clock has started, and its date is below.",
}

/** What to do about danger, before anything else. */
export const dangerParts = (
  {
    dangers,
    read,
  }: Pick<LoggedForResident, 'dangers'> & { readonly read: { readonly flags: readonly Flag[] } },
  landlord: Landlord,
): readonly Part[] => {
  if (dangers.length > 0)
    return dangers.map((danger): Part => ({ kind: 'danger', text: officerAdvice(danger, landlord) }))
  return read.flags.includes('hazard_significant') ? [hazardToHealth] : []
}

const complaints: readonly Outcome[] = ['stage-1', 'stage-2', 'appeal']

const isComplaint = ({ route }: LoggedForResident): boolean => complaints.includes(route.outcome)

const headlineOf = ({ joined, reference, status, route }: LoggedForResident): string => {
  if (joined) return `Added to ${reference}`
  const doubt = status === 'to-confirm' ? ', to be confirmed' : ''
  return `Logged ${reference}: ${outcomeNames[route.outcome]}${doubt}`
}

const whatBecameOfIt = ({ joined, status, tenancy, route, policy }: LoggedForResident): string =>
  [
    joined
      ? `The case is a ${outcomeNames[route.outcome].toLowerCase()}.`
      : `${route.why} (${policy.title}, ${route.clause})`,
    ...(status === 'to-confirm' ? ['A person must confirm this; the clock runs meanwhile.'] : []),
    ...(status === 'closed' ? ['It is closed, so no clock runs.'] : []),
    ...(tenancy === null ? [] : [`Tenancy ${tenancy}.`]),
  ].join(' ')

const passageParts = ({ read }: LoggedForResident): readonly Part[] =>
  read.passage === null
    ? []
    : [
        paragraph(`Read as ${readAs[read.disposition]}, from these words:`),
        { kind: 'quote', text: read.passage },
      ]

const receivedAs = (logged: LoggedForResident): string => {
  const { reference, joined, status, route } = logged
  if (joined) return `I've added that to your case, ${reference}. Whoever is working on it will read it.`
  if (status === 'to-confirm')
    return `I've logged what you told me, and one of us will read it to be sure we deal with it in the right way. Your reference is ${reference}.`
  if (isComplaint(logged)) return `I've logged this as a complaint. Your reference is ${reference}.`
  return route.outcome === 'service-request'
    ? `I've logged this for us to put right. Your reference is ${reference}.`
    : `I've logged what you told me. Your reference is ${reference}.`
}

/** They choose (Code 1.3), and are told that they can (Code 1.4, 1.6). */
const theyCanComplain = (logged: LoggedForResident): readonly Part[] =>
  isComplaint(logged)
    ? [say("If you're not happy with our answer, you can ask us to look again.")]
    : [
        say('You can make a complaint at any time. Shall I log this as a complaint now?'),
        paragraph('If they say yes, open the case and press “They want a complaint”.'),
      ]

const ombudsman = ({ policy }: LoggedForResident): Part => {
  const { name, telephone, website } = policy.ombudsman
  return say(
    `You can ask the ${name} for help at any time, not only at the end. It's free, and it isn't part of us. Phone ${telephone}, or look at ${website.replace('https://', '')}.`,
  )
}

/** What a member of staff reads back: danger first, then the reference, why it is what it is, and what to say now. */
export const staffNotice = (logged: LoggedForResident, landlord: Landlord): StaffNotice => {
  const headline = headlineOf(logged)
  return {
    headline,
    parts: [
      ...dangerParts(logged, landlord),
      { kind: 'heading', text: headline },
      paragraph(whatBecameOfIt(logged)),
      ...passageParts(logged),
      { kind: 'heading', text: 'Tell the resident now' },
      say(receivedAs(logged)),
      ...nextSteps(logged.milestones),
      ...theyCanComplain(logged),
      ombudsman(logged),
      paragraph(staysHere),
    ],
  }
}
