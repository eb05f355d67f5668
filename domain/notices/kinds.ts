import type { PlaceholderName } from './placeholders.ts'

/** Something that a notice must hold, and who says so. */
interface Need {
  readonly element: PlaceholderName
  readonly clause: string
}

interface Kind {
  readonly to: 'resident' | 'staff'
  /** When it goes out, in a sentence. */
  readonly when: string
  /** What a template of this kind may name besides what every notice may. */
  readonly says: readonly PlaceholderName[]
  /** What its template may not leave out. */
  readonly needs: readonly Need[]
}

const need = (clause: string, ...elements: readonly PlaceholderName[]): readonly Need[] =>
  elements.map((element) => ({ element, clause }))

const kind =
  <const T extends Kind['to']>(to: T) =>
  <const S extends readonly PlaceholderName[]>(
    when: string,
    says: S,
    ...needs: readonly (readonly Need[])[]
  ) => ({
    to,
    when,
    says,
    needs: needs.flat(),
  })

const resident = kind('resident')
const staff = kind('staff')

/** What any notice may name. */
export const commonToAll = [
  'reference',
  'landlord',
  'telephone',
  'emergencyLine',
  'website',
  'policy',
  'stage',
] as const satisfies readonly PlaceholderName[]

/** What any notice to a resident may name. */
export const commonToResidents = [
  'greeting',
  'signature',
  'howToReply',
  'inTouch',
  'danger',
  'nextSteps',
  'ombudsmanName',
  'ombudsman',
  'goNow',
] as const satisfies readonly PlaceholderName[]

const received = ['words', 'consent', 'askWho', 'support', 'interpreter'] as const
const ombudsman = (clause: string) => need(clause, 'ombudsmanName', 'ombudsman')
const definition = need('Code 5.6', 'definition', 'outcomesSought')
const law = 'Law SI 2025/1042'

/** Every kind of notice. Which event owes which stands in `owedNotices.ts`. */
export const noticeKinds = {
  receipt: resident(
    'a complaint has come in',
    received,
    need('Code 6.2', 'reference', 'nextSteps'),
    ombudsman('Code 3.7'),
  ),
  'receipt-request': resident('something to put right has come in', received, need('Code 1.4', 'howToReply')),
  'receipt-enquiry': resident('a question has come in', received),
  'receipt-compliment': resident('thanks have come in', received),
  'receipt-other-procedure': resident(
    'something for another procedure has come in',
    [...received, 'procedure'],
    ombudsman('Code 3.7'),
  ),
  'receipt-message': resident('something else has come in', received),
  'receipt-to-confirm': resident(
    'a message has come in that a person must read first',
    received,
    ombudsman('Code 3.7'),
  ),
  added: resident('a message has joined its case', []),
  'confirmed-complaint': resident(
    'a person has read a message as a complaint, or it became one',
    [],
    need('Code 6.2', 'nextSteps'),
    ombudsman('Code 3.7'),
  ),
  'confirmed-request': resident('a person has read a message as something to put right', []),
  'confirmed-enquiry': resident('a person has read a message as a question', []),
  'confirmed-other-procedure': resident(
    'a person has handed a message to another procedure',
    ['procedure'],
    ombudsman('Code 3.7'),
  ),
  acknowledgement: resident(
    'a person has understood the complaint and says how',
    ['definition', 'outcomesSought', 'responsibility', 'elsewhere', 'answerBy'],
    definition,
    need('Code 5.7', 'responsibility'),
    need('Code 6.3, 6.14', 'nextSteps'),
    ombudsman('Code 3.7'),
  ),
  'definition-changed': resident(
    'our understanding of the complaint has changed',
    ['definition', 'outcomesSought'],
    definition,
  ),
  'evidence-asked': resident(
    'we need something from the resident',
    ['what', 'wantedBy'],
    need('Code 5.8', 'what'),
  ),
  extension: resident(
    'the answer needs more time, told in time',
    ['reasons', 'until'],
    need('Code 6.4, 6.15', 'reasons', 'until'),
    ombudsman('Code 6.5, 6.16'),
  ),
  'extension-late': resident(
    'the answer needs more time, told too late',
    ['reasons', 'until'],
    need('Code 6.4, 6.15', 'reasons', 'until'),
    ombudsman('Code 6.5, 6.16'),
  ),
  meeting: resident(
    'a meeting or panel has been arranged',
    ['when', 'with', 'accompanied'],
    need('Code 3.6', 'accompanied'),
    need('Code 5.8', 'when', 'with'),
  ),
  'meeting-moved': resident(
    'the meeting is at another time',
    ['when', 'reasons'],
    need('Code 5.8', 'when', 'reasons'),
  ),
  'meeting-declined': resident('the resident wants no meeting', []),
  response: resident(
    'a stage is answered',
    [
      'definition',
      'outcomesSought',
      'decision',
      'points',
      'response',
      'remedies',
      'actions',
      'goFurther',
      'otherRoutes',
      'heldRequest',
    ],
    need(
      'Code 6.9, 6.19',
      'stage',
      'definition',
      'decision',
      'response',
      'points',
      'remedies',
      'actions',
      'goFurther',
    ),
    ombudsman('Code 6.9, 6.19'),
  ),
  'escalation-accepted': resident(
    'the next stage has begun',
    ['independent'],
    need('Code 6.13', 'independent'),
    need('Code 6.11', 'stage', 'nextSteps'),
    ombudsman('Code 3.7'),
  ),
  'escalation-held': resident('the next stage was asked for before the answer', [], ombudsman('Code 3.7')),
  'escalation-late': resident(
    'the next stage was asked for after the policy’s time',
    [],
    ombudsman('Code 3.7'),
  ),
  'escalation-refused': resident(
    'a person has declined the next stage',
    ['reasons', 'clause'],
    need('Code 5.11', 'reasons', 'clause'),
    ombudsman('Code 2.4'),
  ),
  'escalation-dropped': resident('the resident no longer asks for the next stage', [], ombudsman('Code 3.7')),
  'issue-merged': resident(
    'something new is looked at with the complaint',
    ['what'],
    need('Code 6.8', 'what'),
  ),
  'issue-split': resident(
    'something new starts in a case of its own',
    ['what', 'newReference'],
    need('Code 6.8', 'what', 'newReference'),
  ),
  representative: resident('somebody may speak for the resident', ['name'], need('Code 3.6', 'name')),
  'representative-ended': resident('somebody no longer speaks for the resident', []),
  adjustment: resident('we do something differently from now on', ['what'], need('Code 5.10', 'what')),
  'adjustment-ended': resident('we no longer do it differently', ['what'], need('Code 5.10', 'what')),
  'hazard-known': resident('a danger in the home is known', [], need(law, 'nextSteps')),
  'hazard-cleared': resident('there is no such danger after all', []),
  'hazard-investigated': resident('a danger has been looked into', [], need(`${law} reg 9`, 'nextSteps')),
  'hazard-made-safe': resident('the home is safe', []),
  'hazard-summary': resident(
    'the written summary of the investigation',
    ['summary'],
    need(`${law} reg 9`, 'summary', 'nextSteps'),
  ),
  'hazard-works-started': resident('the further works have begun', []),
  remedy: resident('something is offered to put it right', ['remedies'], need('Code 7.3', 'remedies')),
  'action-promised': resident('something is promised', ['what', 'until'], need('Code 7.3', 'what', 'until')),
  'action-moved': resident(
    'a promise is put off',
    ['what', 'until', 'reasons'],
    need('Code 6.6, 6.17', 'what', 'until', 'reasons'),
  ),
  'action-done': resident('a promise is kept', ['what'], need('Code 6.6, 6.17', 'what')),
  'action-overdue': resident(
    'the day of a promise has passed without it',
    ['what', 'due'],
    need('Code 6.6, 6.17', 'what', 'due'),
    ombudsman('Code 3.7'),
  ),
  late: resident(
    'a date that we promised has passed',
    ['promised', 'due'],
    need('Code 5.9', 'promised', 'due'),
    ombudsman('Code 6.5'),
  ),
  'date-moved': resident(
    'a date that we told moves, with the reason',
    ['reasons'],
    need('Code 5.9', 'reasons', 'nextSteps'),
  ),
  'window-closing': resident(
    'the time to ask for the next stage is about to end',
    ['goFurther', 'due'],
    need('Code 6.10, 6.12', 'goFurther', 'due'),
    ombudsman('Code 3.7'),
  ),
  'window-closed': resident('the time to ask for the next stage is over', [], ombudsman('Code 3.7')),
  joined: resident('a message belongs to another case of theirs', ['newReference']),
  determined: resident(
    'the ombudsman has decided and ordered something',
    ['actions'],
    need('Code 7.3', 'actions'),
  ),
  survey: resident('we ask how it went', [], need('Code 1.6', 'howToReply')),
  'survey-thanks': resident('the survey was answered', [], need('Code 1.6', 'howToReply')),
  refusal: resident(
    'a complaint is not taken on, or is ended',
    ['reasons', 'clause'],
    need('Code 2.4', 'reasons', 'clause'),
    ombudsman('Code 2.4'),
  ),
  withdrawn: resident('the resident has withdrawn it', [], ombudsman('Code 3.7')),
  closed: resident(
    'a complaint is over',
    ['actions'],
    need('Code 6.6, 6.17', 'actions'),
    ombudsman('Code 3.7'),
  ),
  'closed-request': resident(
    'something that is no complaint is over',
    ['actions'],
    need('Code 1.5', 'howToReply'),
    ombudsman('Code 3.7'),
  ),
  reopened: resident('a closed case goes on', [], need('Code 6.2', 'nextSteps'), ombudsman('Code 3.7')),

  assigned: staff('somebody is given a case', ['due']),
  reminder: staff(
    'some working days before a date',
    ['duty', 'due', 'days'],
    need('Code 4.3', 'duty', 'due'),
  ),
  breach: staff('a date has passed', ['duty', 'due', 'clause'], need('Code 4.3', 'duty', 'due')),
  'still-late': staff(
    'a date that has passed is still to be kept',
    ['duty', 'due', 'days', 'clause'],
    need('Code 4.3', 'duty', 'due'),
  ),
  task: staff('somebody has to do something on a case', ['what']),
  alert: staff('a message names an emergency, or somebody at risk', ['what']),
  'decide-escalation': staff(
    'a person must decide on the next stage',
    ['reasons'],
    need('Code 5.11', 'reasons'),
  ),
  agreed: staff(
    'somebody recorded that a manager agreed: to that manager',
    ['name', 'what', 'clause'],
    need('Code 2.5', 'name', 'what'),
  ),
  independence: staff('whoever works a case has a conflict of interest', []),
  'promise-overdue': staff('the day of a promise has passed, told until it is kept', ['due', 'days']),
  'ombudsman-contacted': staff('the ombudsman, or the resident, says that it has gone there', []),
  'ombudsman-determined': staff('the ombudsman has decided', []),
  'by-hand': staff(
    'a letter can’t be sent: no address, or no consent yet',
    ['reasons', 'letter'],
    need('Code 3.1', 'reasons', 'letter'),
  ),
  'needs-person': staff('a machine may not send this: a person has to decide', ['what']),
} as const satisfies Readonly<Record<string, Kind>>

export type NoticeKind = keyof typeof noticeKinds

export const isNoticeKind = (name: string): name is NoticeKind => Object.hasOwn(noticeKinds, name)

/** The kinds in the order of a complaint's life, residents' first. */
export const kindNames = Object.keys(noticeKinds).filter(isNoticeKind)

/** What a kind is, without its own narrow type. */
export const kindOf = (name: NoticeKind): Kind => noticeKinds[name]

/** Everything that a template of a kind may name. */
export const placeholdersOf = (name: NoticeKind): readonly PlaceholderName[] => {
  const { to, says } = kindOf(name)
  return [...commonToAll, ...(to === 'resident' ? commonToResidents : []), ...says]
}
