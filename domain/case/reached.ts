interface Reached {
  readonly stage: string
  readonly milestone: string
  readonly due: string
}

/** A reminder happens once for each date: a moved date is reminded of anew. */
export const reminderKey = (of: Reached & { readonly workingDaysBefore: number }): string =>
  `reminded/${of.stage}/${of.milestone}/${of.due}/${of.workingDaysBefore}`

/** A time to act is told of once before it ends; one that moved is told of anew. */
export const closingKey = (of: Reached): string => `closing/${of.stage}/${of.milestone}/${of.due}`

/** A time to act closes once. */
export const windowKey = (of: Reached): string => `closed/${of.stage}/${of.milestone}/${of.due}`

/** A date is missed once. */
export const missedKey = (of: Reached): string => `missed/${of.stage}/${of.milestone}/${of.due}`
