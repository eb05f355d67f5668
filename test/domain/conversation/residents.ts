import { instantOf, type LocalDate } from '../../../domain/calendar/instant.ts'
import type { Reading } from '../../../domain/classifier/reading.ts'
import { converse } from '../../../domain/conversation/converse.ts'
import type { Filled } from '../../../domain/conversation/filledForm.ts'
import type { StaffInput } from '../../../domain/conversation/handOver.ts'
import type { Context, Input, Turned } from '../../../domain/conversation/input.ts'
import type { ChoiceValue, Reply } from '../../../domain/conversation/reply.ts'
import { type Draft, type Logged, newState, type State } from '../../../domain/conversation/state.ts'
import type { Language } from '../../../domain/conversation/strings.ts'
import type { Milestone } from '../../../domain/deadlines/milestone.ts'
import { landlordSchema } from '../../../domain/landlord/landlord.ts'
import type { Attachment } from '../../../domain/message/message.ts'

const larkfield = landlordSchema.parse({
  id: 'larkfield',
  name: 'Larkfield Homes',
  brand: { accent: '#0B5C6B' },
  division: 'england-and-wales',
  timeZone: 'Europe/London',
  telephone: '01632 960000',
  openingHours: { from: '09:00', to: '17:00' },
  emergencyLine: '01632 960999',
  website: 'https://www.larkfield.example',
  sender: 'complaints@larkfield.example',
  texts: { sender: 'Larkfield' },
  mailboxes: ['complaints@larkfield.example'],
  policies: [{ policy: 'code-2024', from: '2024-04-01' }],
  staff: [{ id: 'ada', name: 'Ada', email: 'ada@larkfield.example', roles: ['handler'] }],
})

/** As published on the Ombudsman's contact page. */
const ombudsman = {
  name: 'Housing Ombudsman Service',
  telephone: '0300 111 3000',
  website: 'https://www.housing-ombudsman.org.uk',
  address: 'PO Box 1484, Unit D, Preston PR2 0ET',
}

/** A reading as a classifier would give it; only what a test is about is named. */
export const reading = (given: Partial<Reading> = {}): Reading => ({
  disposition: 'complaint',
  complaint: given.disposition === undefined || given.disposition === 'complaint' ? 0.95 : 0.02,
  probabilities: {
    complaint: 0.95,
    service_request: 0.02,
    enquiry: 0.01,
    compliment: 0.005,
    other_procedure: 0.005,
    case_update: 0.005,
    not_for_us: 0.005,
  },
  confidence: 'sure',
  procedure: null,
  flags: [],
  topic: 'repairs',
  evidence: [],
  reader: 'test',
  ...given,
})

/** Received Saturday 28 November 2026: acknowledge in 5 working days, answer 10 later (Code 6.2, 6.3). */
export const codeDates: readonly Milestone[] = [
  {
    stage: 'stage-1',
    milestone: 'acknowledge',
    due: '2026-12-04T23:59:59+00:00',
    clause: '6.2',
    state: 'pending',
    basis: 'code',
  },
  {
    stage: 'stage-1',
    milestone: 'respond',
    due: '2026-12-18T23:59:59+00:00',
    clause: '6.3',
    state: 'pending',
    basis: 'code',
  },
]

export const now = instantOf(Date.UTC(2026, 10, 28, 23, 40))

export const contextOf = (
  read: Reading | null,
  milestones: (draft: Draft) => readonly Milestone[] = () => codeDates,
  handOver: Context['handOver'] = null,
  matters: Context['matters'] = [],
): Context => ({
  reading: read,
  matters,
  landlord: larkfield,
  ombudsman,
  now,
  whatIf: { milestones, callBackBy: '2026-11-30' as LocalDate },
  handOver,
})

export const loggedAs = (
  outcome: string,
  milestones: readonly Milestone[] = [],
  status = 'open',
): Logged => ({
  reference: 'PR-7F3K-9QZ2',
  status,
  outcome,
  clause: '6.2',
  milestones: [...milestones],
})

export interface Chat {
  readonly state: State
  readonly replies: readonly Reply[]
  readonly drafts: readonly Draft[]
  /** `matters`: what it holds, where that is more than one thing. */
  say(text: string, read?: Reading, matters?: Context['matters']): Chat
  press(choice: ChoiceValue): Chat
  /** The form without a script sends all of it. */
  fill(form: Filled, matters: Context['matters']): Chat
  attach(attachments: readonly Attachment[]): Chat
  /** A person does something in it. */
  staff(input: StaffInput): Chat
  /** The host has logged what was asked of it. */
  host(logged: Logged): Chat
  /** Everything said in the last turn. */
  readonly words: string
}

const after = (
  { state, replies, effects }: Turned,
  before: readonly Draft[],
  handOver: Context['handOver'],
): Chat => {
  const drafts = [...before, ...effects.map(({ draft }) => draft)]
  const step = (input: Input, read: Reading | null, matters: Context['matters'] = []) =>
    after(converse(state, input, contextOf(read, undefined, handOver, matters)), drafts, handOver)
  return {
    state,
    replies,
    drafts,
    words: replies.map(({ text }) => text).join('\n'),
    say: (text, read = reading(), matters = []) => step({ type: 'said', text }, read, matters),
    press: (choice) => step({ type: 'chose', choice }, null),
    fill: (form, matters) => step({ type: 'filled', form }, reading(), matters),
    attach: (attachments) => step({ type: 'attached', attachments: [...attachments] }, null),
    staff: (input) => step(input, null),
    host: (logged) => step({ type: 'logged', logged }, null),
  }
}

/** A conversation just opened; `handOver` where somebody could join it. */
export const chat = (handOver: Context['handOver'] = null, lang: Language = 'en'): Chat =>
  after(converse({ ...newState, lang }, { type: 'opened' }, contextOf(null)), [], handOver)
