import type { Page } from '../page.ts'

/** Speaks first, in one of the staff’s chat tools. */
export interface Poster {
  readonly tool: 'slack' | 'teams'
  /** To a channel, by its id there; gives what names the message. Null where the tool cannot reach it yet. */
  toChannel(channel: string, page: Page): Promise<string | null>
  /** Shows a message anew, as when somebody has seen a hazard. */
  change(channel: string, message: string, page: Page): Promise<void>
  /** To one member of staff, by their id in the landlord’s file. */
  toPerson(staff: string, page: Page): Promise<string | null>
}
