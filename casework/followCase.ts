import { isOpened, type OpenedCase } from '../domain/case/case.ts'
import type { Language } from '../domain/conversation/strings.ts'
import { type Act, commandOf, type Given, possible } from '../domain/following/acts.ts'
import { type CaseView, caseView } from '../domain/following/view.ts'
import type { Attachment, Message } from '../domain/message/message.ts'
import type { FollowPorts } from './followPorts.ts'
import { handleCommand, loadCase, rulesFor } from './handleCommand.ts'
import { meansOf } from './reach.ts'
import { receiveMessage } from './receiveMessage.ts'
import type { Session } from './session.ts'

const load = async ({ casework }: FollowPorts, caseId: string) => {
  const { state, commits } = await loadCase(casework, caseId)
  if (!isOpened(state)) throw new Error('A session for a case that is not there.')
  return { state, events: commits.flatMap((commit) => commit.events) }
}

/** The case as its resident sees it, in the language of their page. */
export const seeCase =
  (ports: FollowPorts) =>
  async ({ caseId, address }: Session, lang: Language): Promise<CaseView> => {
    const { state, events } = await load(ports, caseId)
    return caseView(state, events, {
      rules: rulesFor(ports.casework.rules, state.policy),
      now: ports.casework.now(),
      address,
      lang,
    })
  }

const mayDo = (ports: FollowPorts, state: OpenedCase, act: Act): boolean => {
  const rules = rulesFor(ports.casework.rules, state.policy)
  const all = possible({ state, rules, now: ports.casework.now(), lang: 'en' })
  return all.some((each) => each.act === act && each.refusal === null)
}

/** Does one thing with the case, by the engine’s own command; false where it may not be done: the page says why. */
export const actOnCase =
  (ports: FollowPorts) =>
  async ({ caseId }: Session, act: Act, given: Given): Promise<boolean> => {
    const { state } = await load(ports, caseId)
    if (!mayDo(ports, state, act)) return false
    const handled = await handleCommand(ports.casework, caseId, commandOf(act, ports.casework.now(), given))
    return !('refusal' in handled)
  }

/** What they send: words, photos, documents; with the form’s own id, so that sending it twice adds it once. */
export interface Sent {
  readonly id: string
  readonly text: string
  readonly attachments: readonly Attachment[]
}

const messageOf = (
  { casework }: FollowPorts,
  { state, address }: { state: OpenedCase; address: string },
  { id, text, attachments }: Sent,
): Message => ({
  channelMessageId: `follow/${state.reference}/${id}`,
  landlord: state.landlord,
  channel: 'webchat',
  receivedAt: casework.now(),
  saidAt: null,
  author: 'resident',
  staff: null,
  person: {
    name: state.people[0]?.name ?? null,
    email: meansOf(address) === 'email' ? address : null,
    phone: meansOf(address) === 'text' ? address : null,
    address: null,
    tenancy: null,
  },
  proven: true,
  subject: null,
  text: text.trim() === '' ? `Sent: ${attachments.map(({ filename }) => filename).join(', ')}` : text,
  attachments: [...attachments],
  replyRoute: state.replyRoute,
  automatic: null,
  caseReference: state.reference,
  raw: null,
})

/** Adds a message to the case, read like any other: danger starts its clock, and “take it further” is asked for. */
export const addToCase =
  (ports: FollowPorts) =>
  async ({ caseId, address }: Session, sent: Sent): Promise<void> => {
    const { state } = await load(ports, caseId)
    await receiveMessage(ports.casework)(messageOf(ports, { state, address }, sent), {})
  }
