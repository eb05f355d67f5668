import type { OpenedCase } from '../case/case.ts'
import type { Milestone } from '../deadlines/milestone.ts'
import type { Landlord } from '../landlord/landlord.ts'
import type { Outcome } from '../policy/outcome.ts'
import { nextSteps } from './nextSteps.ts'
import type { Notice, Part } from './notice.ts'
import { type Ombudsman, ombudsmanParts } from './ombudsman.ts'

export interface ReceiptOf {
  readonly state: OpenedCase
  readonly milestones: readonly Milestone[]
  readonly landlord: Landlord
  readonly ombudsman: Ombudsman
}

const complaintSaid = "We've got your complaint, and we're sorry that you have had to make it."
const complaintSubject = "We've got your complaint"
const jobSaid =
  "Thank you for telling us. We've logged this for us to put right. If we don't put it right, or you are not happy with how we deal with it, tell us and we will log a complaint. If you would like it logged as a complaint now, just reply and say so."

/** How each outcome is told to the person. A matter that a person must confirm first is told as that, not as decided. */
const said: Readonly<Record<Outcome | 'to-confirm', { readonly subject: string; readonly text: string }>> = {
  'stage-1': { subject: complaintSubject, text: complaintSaid },
  'stage-2': { subject: complaintSubject, text: complaintSaid },
  appeal: { subject: complaintSubject, text: complaintSaid },
  feedback: { subject: "We've got what you told us", text: jobSaid },
  'feedback-investigation': { subject: "We've got what you told us", text: jobSaid },
  'service-request': { subject: "We've got your report", text: jobSaid },
  enquiry: { subject: "We've got your question", text: "We've got your question. One of us will answer it." },
  compliment: {
    subject: 'Thank you',
    text: 'Thank you for writing. We will pass it on to the people who did the work.',
  },
  'other-procedure': {
    subject: "We've got your message",
    text: "We've got your message. A different team of ours deals with this kind of thing, so we have passed it to them. If you are not happy with how they deal with it, tell us and we will log a complaint.",
  },
  'case-update': {
    subject: "We've got your message",
    text: "We've got your message. One of us will read it with your case.",
  },
  'not-for-us': { subject: "We've got your message", text: "We've got your message." },
  'to-confirm': {
    subject: "We've got your message",
    text: "We've got your message. One of us will read it ourselves, to be sure that we deal with it in the right way.",
  },
}

const danger = (landlord: Landlord): Part => ({
  kind: 'danger',
  text: `If anyone is in danger now, ring 999.\nIf you can smell gas, leave the home now and ring 0800 111 999. It's free, day and night.\nFor any other emergency in your home, ring us on ${landlord.emergencyLine}, day or night.`,
})

const support: Part = {
  kind: 'paragraph',
  text: 'If you are hurt or afraid, ring 999. If you cannot speak, ring 999 and then press 55. To talk to someone at any hour, ring Samaritans free on 116 123.',
}

const dangers = (state: OpenedCase, landlord: Landlord): readonly Part[] => [
  ...(state.flags.includes('hazard_emergency') ? [danger(landlord)] : []),
  ...(state.flags.includes('safeguarding') ? [support] : []),
]

const excerptLength = 700

const excerpt = (text: string): string => {
  const trimmed = text.trim()
  if (trimmed.length <= excerptLength) return trimmed
  const cut = trimmed.slice(0, excerptLength)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), excerptLength / 2))} …`
}

const toldUs = (text: string): readonly Part[] =>
  text.trim() === ''
    ? []
    : [
        { kind: 'heading', text: 'What you told us' },
        { kind: 'quote', text: excerpt(text) },
        {
          kind: 'paragraph',
          text: 'If we have got anything wrong, or there is more to say, reply to this email.',
        },
      ]

const greeting = (state: OpenedCase): string => {
  const name = state.people[0]?.name ?? null
  return name === null || name.trim() === '' ? 'Hello,' : `Hello ${name.trim()},`
}

/** The reply that goes out by itself: we have it, under this reference, and this happens by then. */
export const receipt = ({ state, milestones, landlord, ombudsman }: ReceiptOf): Notice => {
  const saying = said[state.status === 'to-confirm' ? 'to-confirm' : state.route.outcome]
  return {
    key: 'receipt',
    subject: `${saying.subject}: ${state.reference}`,
    parts: [
      ...dangers(state, landlord),
      { kind: 'paragraph', text: `${greeting(state)}\n\n${saying.text}` },
      { kind: 'paragraph', text: `Your reference is ${state.reference}.` },
      ...nextSteps(milestones),
      ...toldUs(state.text),
      {
        kind: 'paragraph',
        text: 'Is there anything that makes it harder for you to deal with us, such as your health, your sight or your language? Tell us, and we will do it another way.',
      },
      ...(state.route.outcome === 'compliment' ? [] : ombudsmanParts(ombudsman)),
    ],
  }
}

/** The reply to a message that joined its case. */
export const addedReceipt = (
  { state, landlord }: Pick<ReceiptOf, 'state' | 'landlord'>,
  channelMessageId: string,
): Notice => ({
  key: `added/${channelMessageId}`,
  subject: `We've added your message to ${state.reference}`,
  parts: [
    ...dangers(state, landlord),
    {
      kind: 'paragraph',
      text: `${greeting(state)}\n\nWe've got your message and put it with your case, ${state.reference}. Whoever is working on it will read it.`,
    },
  ],
})
