/** Something that somebody asks of a case, and what has to come of it. */
export interface Step {
  /** The landlord’s local time: `2026-12-22 10:00`. */
  readonly at: string
  readonly by: string
  /** The body of the request: what they log, or a command. */
  readonly ask: Readonly<Record<string, unknown>>
  /** Dates that hold afterwards, by stage and milestone: a local day to its end, or a moment with its offset. */
  readonly dates: Readonly<Record<string, string>>
  /** Null where it is done; else the status, and the clause where one says so. */
  readonly refused: string | null
}

export interface Life {
  /** Begins with the clauses that it shows. */
  readonly title: string
  readonly steps: readonly Step[]
  /** All that happened, a line each: local time, event, stage, milestone. */
  readonly story: string
  /** Quiet events that the story tells of too. */
  readonly shows?: readonly string[]
  /** What the resident’s letters hold, each in one of them. */
  readonly letters?: readonly RegExp[]
  /**
   * The state in which its execution stands as a moment comes: a moment at which somebody does something in
   * some life. After half a year it is a second execution (`docs/timeline.md`).
   */
  readonly stands?: Readonly<Record<string, string>>
  /** The states of its first execution, in order, and how it ended. */
  readonly states?: readonly string[]
}

type Dates = Step['dates']

/** The resident tells, staff log it as the complaint that they chose. */
export const told = (at: string, dates: Dates = {}): Step => ({
  at,
  by: 'amara-okafor',
  ask: {
    words: 'The communal garden was left uncut all summer and nobody answers my letters about it.',
    choice: 'complaint',
    resident: 't-1001/0',
    flags: [],
  },
  dates,
  refused: null,
})

/** The same by somebody of whom we know no address of mail. */
export const toldByPhone = (at: string, dates: Dates = {}): Step => {
  const step = told(at, dates)
  const { resident: _, ...ask } = step.ask
  return { ...step, ask }
}

/** A command that is done. */
export const done = (at: string, by: string, ask: Step['ask'], dates: Dates = {}): Step => ({
  at,
  by,
  ask,
  dates,
  refused: null,
})

/** A command that is refused: `409 6.4`, `403`. */
export const no = (at: string, by: string, ask: Step['ask'], refused: string): Step => ({
  at,
  by,
  ask,
  dates: {},
  refused,
})

export const acknowledge = (stage: string, means = 'letter') => ({
  type: 'acknowledge',
  stage,
  means,
  definition: 'The garden was not cut, and letters went without an answer.',
  outcomesSought: 'The garden cut, and an apology.',
})

export const contact = (stage: string) => ({
  type: 'make-contact',
  stage,
  means: 'phone',
  said: 'Rang and listened.',
})

export const respond = (stage: string, more: object = {}) => ({
  type: 'respond',
  stage,
  decision: 'upheld',
  response: 'You were right: it was not cut, and your letters were lost. We are sorry.',
  ...more,
})

export const extend = (stage: string, until: string, more: object = {}) => ({
  type: 'extend',
  stage,
  until,
  reasons: 'The contractor’s records come later than we were told.',
  ...more,
})

export const escalate = { type: 'request-escalation' }
export const close = { type: 'close', why: 'All is done.' }
export const assign = (stage: string, handler: string, role: string) => ({
  type: 'assign',
  stage,
  handler: `staff:${handler}`,
  role,
})
export const refuse = (exclusion: string, more: object = {}) => ({
  type: 'refuse',
  exclusion,
  explanation: 'What you told us of is older than we can look into fairly, and this is why.',
  evidence: 'The letter of that day.',
  ...more,
})
export const flag = (name: string) => ({ type: 'raise-flag', flag: name, why: 'They said so on the phone.' })
export const hazardStep = (type: string) => ({ type, note: 'Done.' })
