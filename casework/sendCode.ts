import { type Instant, instantOf, millisecondsOf } from '../domain/calendar/instant.ts'
import { isProven } from '../domain/case/belongs.ts'
import { isOpened, type OpenedCase } from '../domain/case/case.ts'
import { referenceIn } from '../domain/conversation/words.ts'
import { fill, stringsIn } from '../domain/following/strings.ts'
import type { CodeAsk, CodePorts, SentCode } from './followPorts.ts'
import { loadCase } from './handleCommand.ts'
import { mayText } from './mayText.ts'
import { pageMail } from './pageMail.ts'
import type { OutgoingEmail, OutgoingText } from './ports.ts'
import { codeAddress, meansOf } from './reach.ts'
import { hashOf } from './session.ts'

/** How long a code lasts. */
export const codeMinutes = 15

const hour = 3600
const day = 24 * hour

/** Mails and texts that one case can be made to send. */
const perCase = [
  { what: 'follow-code', most: 5, perSeconds: hour },
  { what: 'follow-code-day', most: 20, perSeconds: day },
] as const
/** Of those, what one network can ask for: whoever knows a reference cannot use up its day from one place. */
const perAsker = { most: 8, perSeconds: day }

type Seeded = Pick<SentCode, 'caseId' | 'seed'>

/** Six digits that only the secret makes of the seed. 48 bits of it: no code is likelier than another. */
export const codeOf = (secret: string, { caseId, seed }: Seeded): string => {
  const bytes = Buffer.from(hashOf(secret, caseId, 'code', seed), 'base64url')
  return String(bytes.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

/** The longer key in the link, of the same seed. */
export const keyOf = (secret: string, { caseId, seed }: Seeded): string => hashOf(secret, caseId, 'key', seed)

const spaced = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`

/**
 * The mail with the code. To an address that was only typed it names neither the case nor a word of it, and holds no
 * link: whoever gets it by a slip of somebody’s finger learns nothing and can open nothing.
 */
const codeMail = (
  { casework, pages, secret }: CodePorts,
  sent: SentCode,
  { lang }: CodeAsk,
): OutgoingEmail => {
  const words = stringsIn(lang).codeMail
  const { reference, address } = sent
  const query = new URLSearchParams({
    reference,
    key: keyOf(secret, sent),
    ...(lang === 'en' ? {} : { lang }),
  })
  return pageMail(casework.rules.landlord, {
    to: address,
    subject: words.subject,
    paragraphs: [
      fill(words.code, { code: spaced(codeOf(secret, sent)) }),
      fill(words.type, { minutes: String(codeMinutes) }),
      ...(sent.hasLink ? [`${words.link}\n${pages}/follow/open?${query}`] : []),
      words.never,
    ],
  })
}

/**
 * The text with the code. Whoever’s telephone it is, it names neither the case nor a word of it, and holds no link: people
 * are told not to follow links in texts (NCSC, “Business communications: SMS and telephone best practice”). The digits
 * stand together, as telephones look for them to offer them to the page.
 */
const codeText = ({ casework, secret }: CodePorts, sent: SentCode, { lang }: CodeAsk): OutgoingText => ({
  to: sent.address,
  text: fill(stringsIn(lang).codeText, {
    code: codeOf(secret, sent),
    minutes: String(codeMinutes),
    landlord: casework.rules.landlord.name,
  }),
  forMinutes: codeMinutes,
})

const findCase = async (
  { casework }: CodePorts,
  reference: string,
): Promise<{ caseId: string; state: OpenedCase } | null> => {
  const known = referenceIn(reference)
  const caseId = known === null ? null : await casework.directory.findByReference(known)
  if (caseId === null) return null
  const { state } = await loadCase(casework, caseId)
  return isOpened(state) ? { caseId, state } : null
}

const mayAsk = async ({ count }: CodePorts, caseId: string, { from }: CodeAsk): Promise<boolean> => {
  if (!(await count('follow-code-asker', `${caseId}/${from}`, perAsker))) return false
  for (const { what, ...limit } of perCase) if (!(await count(what, caseId, limit))) return false
  return true
}

const after = (now: Instant, minutes: number): Instant => instantOf(millisecondsOf(now) + minutes * 60_000)

type Wanted = Omit<SentCode, 'seed' | 'until'>

const goesOn = (there: SentCode & { readonly typeable: boolean }, { address, hasLink }: Wanted): boolean =>
  there.typeable && there.address === address && there.hasLink === hasLink

/** The code that is there already, for a while longer: asking again ends nobody’s code. Else a new one. */
const codeFor = async ({ codes, casework, random }: CodePorts, wanted: Wanted): Promise<SentCode> => {
  const now = casework.now()
  const until = after(now, codeMinutes)
  const there = await codes.current(wanted.reference, meansOf(wanted.address), now)
  if (there !== null && goesOn(there, wanted) && (await codes.prolong(there, until)))
    return { ...wanted, seed: there.seed, until }
  const made = { ...wanted, seed: Buffer.from(random(24)).toString('base64url'), until }
  await codes.keep(made)
  return made
}

const linkFor = (state: OpenedCase, address: string) => ({
  hasLink: meansOf(address) === 'email' && isProven(state, address),
})

const send = async (ports: CodePorts, wanted: Wanted, ask: CodeAsk): Promise<void> => {
  if (meansOf(wanted.address) === 'email') {
    await ports.casework.mailer.send(codeMail(ports, await codeFor(ports, wanted), ask))
    return
  }
  if (await mayText(ports, wanted.address, ask))
    await ports.texts?.send(codeText(ports, await codeFor(ports, wanted), ask))
}

/**
 * Sends a code to the address or mobile on a case, if there is such a case, it has one, and it has not sent too many.
 * Worked on after the page has answered; the same ask twice sends the same code twice. Throws `NoMoreTextsToday`.
 */
export const sendCode =
  (ports: CodePorts) =>
  async (ask: CodeAsk): Promise<void> => {
    const found = await findCase(ports, ask.reference)
    if (found === null) return
    const { caseId, state } = found
    const address = codeAddress(state, ports.casework.rules.landlord, ask.by)
    if (address === null || !(await mayAsk(ports, caseId, ask))) return
    await send(ports, { reference: state.reference, caseId, address, ...linkFor(state, address) }, ask)
  }
