import type { HandOverPorts } from '../../casework/handOver.ts'
import type { Notebook } from '../../casework/notebook.ts'
import type { Casework } from '../../casework/ports.ts'
import type { StaffMember } from '../../domain/landlord/landlord.ts'
import type { Message, ReplyRoute } from '../../domain/message/message.ts'
import type { Form, Page, Wrong } from '../page.ts'
import type { Poster } from './poster.ts'

/** What the bots share: the use cases, and what has to be remembered between two calls. */
export interface Desk {
  readonly casework: Casework
  readonly notebook: Notebook
  /** Speaks first, in the tool that this desk stands in. */
  readonly poster: Poster
  /** Leaves something to every tool of the staff's, this one too; left out where there is no queue. */
  readonly tellTools?: ((job: unknown) => Promise<void>) | undefined
  /** What it takes to speak with residents in the chat; left out where no chat is handed over. */
  readonly chats?: HandOverPorts | undefined
}

/** Who asks, proven, and where: people's data is shown only where nobody else reads. */
export interface Who {
  readonly staff: StaffMember
  readonly tool: 'slack' | 'teams'
  readonly private: boolean
}

/** Words to log, as they came. */
export interface Typed {
  readonly words: string
  /** The same for the same delivery again. */
  readonly identity: string
  readonly replyRoute: ReplyRoute
  /** What stood in a channel, by whom and when. */
  readonly original?: Message['original']
  /** They began with `complaint:`. */
  readonly chosen?: boolean
}

/** What comes of pressing or sending something. */
export type Shown =
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'wrong'; readonly wrong: Wrong }

export const shownPage = (page: Page): Shown => ({ kind: 'page', page })
export const shownForm = (form: Form): Shown => ({ kind: 'form', form })
export const shownWrong = (wrong: Wrong): Shown => ({ kind: 'wrong', wrong })

/** A page of a sentence or two and nothing else. */
export const sayingPage = (headline: string, ...texts: readonly string[]): Page => ({
  headline,
  pieces: [
    { kind: 'heading', text: headline },
    ...texts.map((text) => ({ kind: 'paragraph' as const, text })),
  ],
})

export const saying = (headline: string, ...texts: readonly string[]): Shown =>
  shownPage(sayingPage(headline, ...texts))
