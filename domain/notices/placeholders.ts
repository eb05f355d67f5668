import type { Part } from './part.ts'

/** `text` stands within a sentence; `block` stands alone in its paragraph and may come to several parts. */
type Form = 'text' | 'block'

interface Placeholder {
  readonly form: Form
  readonly means: string
}

const text = (means: string) => ({ form: 'text', means }) as const
const block = (means: string) => ({ form: 'block', means }) as const

/** Everything that a template may name in braces. A paragraph whose placeholder has nothing to say is left out. */
export const placeholders = {
  reference: text('the case, PR-7F3K-9QZ2'),
  landlord: text('the landlord’s name'),
  telephone: text('the landlord’s number'),
  emergencyLine: text('the landlord’s number for emergencies'),
  website: text('the landlord’s website'),
  policy: text('what the complaints policy is called'),
  greeting: text('“Hello Joan,”, or “Hello,” where we have no name'),
  signature: text('the member of staff who wrote it; nothing where a machine did'),
  howToReply: text(
    'how this person can answer: “reply to this email, or ring us on …”; no phone where they asked so',
  ),
  inTouch: text('“get in touch with you”, or “write to you” where phone calls are hard for them'),
  stage: text('the policy’s own name of the stage'),
  danger: block('what to do now, where the case holds a danger; comes first'),
  support: block(
    'whom to ring, where somebody may be at risk; in the first answer alone, since others may read later ones',
  ),
  nextSteps: block('the dates that are still to come, and what happens by each'),
  ombudsmanName: text('who looks at complaints from outside'),
  ombudsman: block('who the ombudsman is, when to go there, phone, web form and address'),
  goNow: text('that they can go to the ombudsman now; nothing where it waits for our last answer'),
  words: text('what the person wrote, cut short'),
  consent: block('how somebody may speak for the resident, where somebody else wrote'),
  askWho: block('that we could not find their home, and what to tell us; asked once of each address'),
  interpreter: block(
    'that they may write in their own language, and how to get an interpreter; nothing where they wrote in English',
  ),
  procedure: text('which team deals with it instead'),
  definition: text('our understanding of the complaint'),
  outcomesSought: text('what the person wants to come of it'),
  responsibility: text('what we are, and are not, responsible for'),
  elsewhere: block('what was told with it and goes on in cases of its own'),
  answerBy: text('the day that the answer is promised for'),
  independent: text('that somebody else looks at it; nothing where the policy does not have it so'),
  reasons: text('why, in the words of whoever decided'),
  until: text('the new date'),
  clause: text('the rule that it rests on: “our policy, 4.2.2”'),
  when: text('a day and a time'),
  with: text('whom they meet'),
  accompanied: text('who may come along'),
  decision: text('upheld or not, in a sentence'),
  points: block('each point with its decision and its reasons'),
  response: text('the answer itself, as it was written'),
  remedies: block('what we offer to put it right'),
  actions: block('what is still to be done, and by when'),
  goFurther: text('the next stage, how to ask for it and until when'),
  otherRoutes: text('who else can help, such as a tribunal'),
  heldRequest: text('that they asked for the next stage before the answer came'),
  what: text('what it is about'),
  wantedBy: text('the day by which it would help'),
  newReference: text('the case in which it goes on'),
  name: text('somebody’s name'),
  summary: text('the written summary of the investigation'),
  promised: text('what we said we would do'),
  due: text('the day, or the hour, that it was promised for'),
  letter: block('the letter itself, to print or to read out'),
  duty: text('what staff have to do'),
  days: text('how many working days are left'),
} as const satisfies Readonly<Record<string, Placeholder>>

export type PlaceholderName = keyof typeof placeholders

/** What stands for a placeholder: null, or no part, where there is nothing to say. */
export type ValueOf<P extends PlaceholderName> = (typeof placeholders)[P]['form'] extends 'block'
  ? readonly Part[]
  : string | null

export const isPlaceholder = (name: string): name is PlaceholderName => Object.hasOwn(placeholders, name)
