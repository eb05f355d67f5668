import { type Instant, instantOf, millisecondsOf } from '../domain/calendar/instant.ts'
import { holdsUnlogged } from '../domain/conversation/converse.ts'
import type { State } from '../domain/conversation/state.ts'
import { fill, type Language, stringsOf } from '../domain/conversation/strings.ts'
import { isWithPerson } from '../domain/conversation/withPerson.ts'
import { contactIn } from '../domain/conversation/words.ts'
import type { Landlord } from '../domain/landlord/landlord.ts'
import { textable } from '../domain/telephone/textable.ts'
import type { ConversationStore } from './conversationPorts.ts'
import type { PagePorts } from './followPorts.ts'
import { mayText, type TextAsker } from './mayText.ts'
import { TooManyTries } from './openFollow.ts'
import { pageMail } from './pageMail.ts'
import type { OutgoingText } from './ports.ts'
import { meansOf } from './reach.ts'
import { saysAll, wordsOf } from './sameWords.ts'
import { hashOf } from './session.ts'

/** A link to a chat, kept only as a hash of its key: nobody who reads the table can use it. */
export interface ChatLink {
  readonly keyHash: string
  readonly conversation: string
  readonly until: Instant
}

/** Where links are kept: each used once. */
export interface ChatLinkStore {
  keep(link: ChatLink): Promise<void>
  /** The link, one try of it counted; null where there is none, it is spent, too old, or tried too often. */
  tried(keyHash: string, now: Instant): Promise<ChatLink | null>
  /** Spends it; false where somebody else was first. */
  spend(link: ChatLink): Promise<boolean>
  /** Marks that a chat fell silent and its resident is told so; true the first time only. */
  markSilent(conversation: string): Promise<boolean>
}

export interface ChatLinkPorts extends PagePorts {
  readonly conversations: ConversationStore
  readonly links: ChatLinkStore
}

/** A day: long enough to find another device, or the battery’s charger. */
export const linkHours = 24

const perHour = (most: number) => ({ most, perSeconds: 3600 })
const perChat = perHour(1)
/** Somebody could open many chats and type one stranger’s address or number into each. */
const perRecipient = perHour(3)
/** A library’s computers share one address. */
const perAddress = perHour(60)

/** Why no link was sent. `no-email`: and the landlord sends no texts. `no-mobile`: what they gave gets no texts. */
export type NoLink =
  | 'nothing-to-go-on-with'
  | 'no-email'
  | 'no-contact'
  | 'no-mobile'
  | 'no-name'
  | 'too-soon'

const stateOf = async ({ conversations }: ChatLinkPorts, conversation: string): Promise<State | undefined> =>
  (await conversations.load(conversation)).at(-1)?.state

interface Recipient {
  /** Of mail, or a number. */
  readonly address: string
  /** The same as they typed it. */
  readonly typed: string
  readonly lang: Language
}

/** By email where they gave an address, else by text. */
const addressIn = (
  contact: string,
  landlord: Landlord,
): Omit<Recipient, 'lang'> | { readonly noLink: NoLink } => {
  const { email, phone } = contactIn(contact)
  if (email !== null) return { address: email, typed: email }
  if (landlord.texts === undefined) return { noLink: 'no-email' }
  if (phone === null) return { noLink: 'no-contact' }
  const address = textable(landlord, phone)
  return address === null ? { noLink: 'no-mobile' } : { address, typed: phone }
}

/** To whom a link would go and in which language, or why it cannot. */
const recipient = (state: State | undefined, landlord: Landlord): Recipient | { readonly noLink: NoLink } => {
  if (state === undefined || !holdsUnlogged(state)) return { noLink: 'nothing-to-go-on-with' }
  const to = addressIn(state.answers.contact ?? '', landlord)
  if ('noLink' in to) return to
  return wordsOf(state.answers.name ?? '').size === 0 ? { noLink: 'no-name' } : { ...to, lang: state.lang }
}

const linkMail = ({ casework }: ChatLinkPorts, { address, lang }: Recipient, link: string) => {
  const words = stringsOf({ lang }).linkMail
  return pageMail(casework.rules.landlord, {
    to: address,
    subject: words.subject,
    paragraphs: [`${words.open}\n${link}`, fill(words.asks, { hours: String(linkHours) }), words.notYou],
  })
}

const linkText = ({ casework }: ChatLinkPorts, { address, lang }: Recipient, link: string): OutgoingText => ({
  to: address,
  text: fill(stringsOf({ lang }).linkText, { link, landlord: casework.rules.landlord.name }),
  forMinutes: linkHours * 60,
})

const mayBeSent = async (
  ports: ChatLinkPorts,
  conversation: string,
  { address }: Recipient,
  asker: TextAsker,
): Promise<boolean> =>
  (await ports.count('chat-link', conversation, perChat)) &&
  (await ports.count('chat-link-email', address.toLowerCase(), perRecipient)) &&
  (meansOf(address) === 'email' || (await mayText(ports, address, asker)))

/**
 * Sends a link by which the chat opens on another device. The address or number was only typed, so that what is sent
 * holds nothing that was told, and the link asks for the name that was given in the chat: a stranger who gets it by a
 * slip of a finger opens nothing.
 */
const sendLink = async (
  ports: ChatLinkPorts,
  conversation: string,
  to: Recipient,
  asker: TextAsker,
): Promise<boolean> => {
  if (!(await mayBeSent(ports, conversation, to, asker))) return false
  const key = Buffer.from(ports.random(24)).toString('base64url')
  const until = instantOf(millisecondsOf(ports.casework.now()) + linkHours * 3_600_000)
  await ports.links.keep({ keyHash: hashOf(ports.secret, 'chat-link', key), conversation, until })
  // After a #, the key is sent to no server and stands in no log.
  const link = `${ports.pages}/chat${to.lang === 'en' ? '' : `?lang=${to.lang}`}#continue=${key}`
  if (meansOf(to.address) === 'text') await ports.texts?.send(linkText(ports, to, link))
  else await ports.casework.mailer.send(linkMail(ports, to, link))
  return true
}

/** Asked for by the resident, in the chat. `from`: where it was asked from. Throws `TooManyTries` and `NoMoreTextsToday`. */
export const askForLink =
  (ports: ChatLinkPorts) =>
  async (
    conversation: string,
    from: string,
  ): Promise<{ readonly sentTo: string } | { readonly noLink: NoLink }> => {
    if (!(await ports.count('chat-link-ask', from, perAddress))) throw new TooManyTries()
    const to = recipient(await stateOf(ports, conversation), ports.casework.rules.landlord)
    if ('noLink' in to) return to
    const asker = { from: hashOf(ports.secret, 'asker', from) }
    return (await sendLink(ports, conversation, to, asker)) ? { sentTo: to.typed } : { noLink: 'too-soon' }
  }

/**
 * The conversation of a link, to whoever has it and knows the name that was given in the chat; null where either is
 * wrong, or the link is spent, too old or tried too often, without saying which. Throws `TooManyTries`.
 */
export const openByLink =
  (ports: ChatLinkPorts) =>
  async (key: string, name: string, from: string): Promise<string | null> => {
    if (!(await ports.count('chat-link-try', from, perAddress))) throw new TooManyTries()
    const link = await ports.links.tried(hashOf(ports.secret, 'chat-link', key), ports.casework.now())
    if (link === null) return null
    const told = (await stateOf(ports, link.conversation))?.answers.name ?? ''
    return saysAll(told, name) && (await ports.links.spend(link)) ? link.conversation : null
  }

/** Dangers from somebody who may read the same mailbox or telephone: nothing is sent there unasked. */
const atHome = new Set<string>(['abuse', 'safeguarding', 'self-harm'])

const mayBeSentUnasked = (state: State): boolean =>
  !isWithPerson(state) && !state.told.some((danger) => atHome.has(danger))

const sendIfSilent = async (ports: ChatLinkPorts, conversation: string, before: number): Promise<boolean> => {
  const turn = (await ports.conversations.load(conversation)).at(-1)
  if (turn === undefined || millisecondsOf(turn.at) > before || !mayBeSentUnasked(turn.state)) return false
  const to = recipient(turn.state, ports.casework.rules.landlord)
  if ('noLink' in to || !(await ports.links.markSilent(conversation))) return false
  return sendLink(ports, conversation, to, 'unasked')
}

/** Sends a link, once, for every unfinished chat that has been silent for so long; one that fails holds up no other. */
export const sendSilentLinks = async (ports: ChatLinkPorts, silentForMinutes: number): Promise<number> => {
  const before = millisecondsOf(ports.casework.now()) - silentForMinutes * 60_000
  let sent = 0
  for await (const conversation of ports.conversations.open())
    if (await sendIfSilent(ports, conversation, before).catch(() => false)) sent += 1
  return sent
}
