import { handleCommand } from '../../../casework/handleCommand.ts'
import type { OutgoingEmail } from '../../../casework/ports.ts'
import { receiveMessage } from '../../../casework/receiveMessage.ts'
import type { CaseCommand } from '../../../domain/case/command.ts'
import type { Message } from '../../../domain/message/message.ts'
import type { ChatHost } from '../receive-chat/chatHost.ts'

let count = 0

/** A letter of Joan’s by mail, proven; only what a test is about is named. */
export const letter = (host: ChatHost, given: Partial<Message> = {}): Message => {
  count += 1
  const receivedAt = host.casework.now()
  return {
    channelMessageId: `letter-${count}@post.example`,
    landlord: 'larkfield',
    channel: 'email',
    receivedAt,
    saidAt: null,
    author: 'resident',
    staff: null,
    person: {
      name: 'Joan Whitfield',
      email: 'joan.whitfield@post.example',
      phone: null,
      address: null,
      tenancy: null,
    },
    proven: true,
    subject: 'The leak',
    // Each letter has words of its own: the same words again would be the same letter.
    text: `I want to make a complaint. Nobody came for the third time about the leak over the cooker. Job ${count}.`,
    attachments: [],
    replyRoute: {
      channel: 'email',
      address: 'joan.whitfield@post.example',
      messageId: `<letter-${count}@post.example>`,
      references: [],
    },
    automatic: null,
    caseReference: null,
    raw: null,
    ...given,
  }
}

export interface OpenedCase {
  readonly reference: string
  readonly caseId: string
}

/** Opens a complaint of Joan’s. */
export const openCase = async (host: ChatHost, given: Partial<Message> = {}): Promise<OpenedCase> => {
  const { reference, caseId } = await receiveMessage(host.casework)(letter(host, given), {
    choice: 'complaint',
  })
  return { reference, caseId }
}

type WithoutAt = CaseCommand extends infer C ? (C extends CaseCommand ? Omit<C, 'at'> : never) : never

/** Has something done to a case at the host’s time; throws where the engine refuses it. */
export const done = async (host: ChatHost, caseId: string, command: WithoutAt): Promise<void> => {
  const handled = await handleCommand(host.casework, caseId, {
    ...command,
    at: host.casework.now(),
  } as CaseCommand)
  if ('refusal' in handled) throw new Error(handled.refusal.why)
}

const priya = 'staff:priya-nair'

/** Acknowledges and answers stage 1 at two moments, milliseconds since 1970. */
export const answerCase = async (
  host: ChatHost,
  caseId: string,
  { acknowledgedAt, answeredAt }: { readonly acknowledgedAt: number; readonly answeredAt: number },
): Promise<void> => {
  host.setClock(acknowledgedAt)
  await done(host, caseId, {
    type: 'assign',
    by: priya,
    stage: 'stage-1',
    handler: priya,
    part: 'lead',
    role: 'complaints officer',
  })
  await done(host, caseId, {
    type: 'acknowledge',
    by: priya,
    stage: 'stage-1',
    means: 'letter',
    definition: 'The leak over the cooker was reported three times and nobody came.',
    outcomesSought: 'A repair that lasts.',
  })
  host.setClock(answeredAt)
  await done(host, caseId, {
    type: 'respond',
    by: priya,
    stage: 'stage-1',
    decision: 'partly-upheld',
    response: 'We should have come the first time. The repair is booked for Monday.',
  })
}

export const codeIn = (mail: OutgoingEmail | undefined): string =>
  /Your code is (\d{3} \d{3})\./.exec(mail?.text ?? '')?.[1] ?? 'no code'

export const linkIn = (mail: OutgoingEmail | undefined): string | null =>
  /http\S+\/follow\/open\?\S+/.exec(mail?.text ?? '')?.[0] ?? null

const pageHeaders = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }

/** A browser without a script, as far as forms and one cookie go. */
export interface Visitor {
  get(path: string): Promise<{ readonly status: number; readonly text: string; readonly headers: Headers }>
  post(
    path: string,
    fields?: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<{ readonly status: number; readonly text: string; readonly location: string | null }>
  cookie(): string
  useCookie(cookie: string): void
}

export const visitor = (host: ChatHost): Visitor => {
  let cookie = ''
  const keepCookie = (headers: Headers) => {
    const set = headers.get('set-cookie')
    if (set !== null) cookie = set.split(';')[0] ?? ''
  }
  return {
    get: async (path) => {
      const answer = await fetch(`${host.url}${path}`, { headers: cookie === '' ? {} : { cookie } })
      return { status: answer.status, text: await answer.text(), headers: answer.headers }
    },
    post: async (path, fields = {}, headers = {}) => {
      const answer = await fetch(`${host.url}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { ...pageHeaders, ...(cookie === '' ? {} : { cookie }), ...headers },
        body: new URLSearchParams(fields).toString(),
      })
      keepCookie(answer.headers)
      return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') }
    },
    cookie: () => cookie,
    useCookie: (given) => {
      cookie = given
    },
  }
}

/** Goes through the door with the code of the last mail. */
export const enter = async (host: ChatHost, reference: string): Promise<Visitor> => {
  const browser = visitor(host)
  await browser.post('/follow', { reference })
  const entered = await browser.post('/follow/code', { reference, code: codeIn(host.sent.at(-1)) })
  if (entered.location !== '/follow/case') throw new Error(`The door stayed shut: ${entered.status}`)
  return browser
}

/** The key of a page’s form, and its own id. */
export const keyOf = (page: string): string => /name="key" value="([^"]+)"/.exec(page)?.[1] ?? ''
export const idOf = (page: string): string => /name="id" value="([^"]+)"/.exec(page)?.[1] ?? ''

export const at = (iso: string): number => Date.parse(iso)
