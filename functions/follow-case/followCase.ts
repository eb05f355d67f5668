import {
  askForCode,
  type Opened,
  openByAnswer,
  openByProof,
  type Proof,
  TooManyTries,
} from '../../casework/openFollow.ts'
import type { Means } from '../../casework/reach.ts'
import { formKey, readSession, type Session, sameHash, writeSession } from '../../casework/session.ts'
import { millisecondsOf } from '../../domain/calendar/instant.ts'
import { referenceIn } from '../../domain/conversation/words.ts'
import { cookieOf, formOf, isOurOwn, type PageRequest, pageRequestSchema } from '../formRequest.ts'
import type { Content } from '../html.ts'
import { lambda } from '../lambda.ts'
import { type Mistake, type PageAnswer, residentPage, seeOther } from '../residentPage.ts'
import { inLanguage, languageOf, wordsIn } from '../residentWords.ts'
import { caseDesk } from './caseDesk.ts'
import { askPage, codePage, linkPage, overPage, toldPage, tooManyPage } from './doorPages.ts'
import type { FollowCase } from './follow.ts'
import { sessionCookie } from './sessionCookie.ts'

const cookieRules = 'Path=/; Secure; HttpOnly; SameSite=Strict'

interface Shown {
  readonly title: string
  readonly main: Content
  /** Where the same page is, without its language; null where it is at no address. */
  readonly again: string | null
  readonly mistakes?: readonly Mistake[]
  readonly status?: number
}

/** The follow page: by reference and a code sent to the address or telephone on the case; made on the server, no script needed. */
export const createFollowCase = (follow: FollowCase) => {
  const { ports, addressOf } = follow
  const desk = caseDesk(follow)
  const { secret } = ports
  const { landlord } = ports.casework.rules
  const page = (request: PageRequest, { title, main, again, mistakes = [], status }: Shown): PageAnswer =>
    residentPage({
      landlord,
      lang: languageOf(request),
      title,
      main,
      again: again === null ? null : { path: again },
      mistakes,
      ...(status === undefined ? {} : { status }),
    })

  const sessionOf = (request: PageRequest): Session | null =>
    readSession(secret, cookieOf(request, sessionCookie), ports.casework.now())

  const enter = (request: PageRequest, session: Session): PageAnswer => {
    const seconds = Math.floor((millisecondsOf(session.until) - millisecondsOf(ports.casework.now())) / 1000)
    const cookie = `${sessionCookie}=${writeSession(secret, session)}; ${cookieRules}; Max-Age=${seconds}`
    return seeOther(inLanguage('/follow/case', languageOf(request)), [cookie])
  }

  const over = (request: PageRequest): PageAnswer => {
    const lang = languageOf(request)
    const title = wordsIn(lang).door.over
    return page(request, { title, main: overPage(lang), again: '/follow', status: 401 })
  }

  const wayOf = (request: PageRequest): Means => (formOf(request)('by') === 'text' ? 'text' : 'email')

  const ask = (request: PageRequest, typed: string, problem?: string): PageAnswer => {
    const lang = languageOf(request)
    const mistakes = problem === undefined ? [] : [{ field: 'reference', text: problem }]
    const known = referenceIn(typed)
    const again = known === null ? '/follow' : `/follow?reference=${known}`
    const main = askPage({ reference: typed, by: wayOf(request), mistakes, landlord, lang })
    return page(request, { title: wordsIn(lang).door.see, main, again, mistakes })
  }

  const askCode = (request: PageRequest, reference: string, problem?: string): PageAnswer => {
    const lang = languageOf(request)
    const mistakes = problem === undefined ? [] : [{ field: 'code', text: problem }]
    const main = codePage({ reference, mistakes, landlord, lang })
    const again = `/follow/code?reference=${reference}`
    return page(request, { title: wordsIn(lang).door.typeCode, main, again, mistakes })
  }

  const asked = async (request: PageRequest): Promise<PageAnswer> => {
    const { door } = wordsIn(languageOf(request))
    const typed = formOf(request)('reference').trim()
    const reference = referenceIn(typed)
    if (reference === null) return ask(request, typed, typed === '' ? door.noReference : door.wrongReference)
    const lang = languageOf(request)
    await askForCode(ports)({ reference, lang, by: wayOf(request) }, addressOf(request))
    return askCode(request, reference)
  }

  const askTold = (
    request: PageRequest,
    { asks, ticket }: Extract<Opened, { asks: unknown }>,
    problem?: string,
  ): PageAnswer => {
    const lang = languageOf(request)
    const mistakes = problem === undefined ? [] : [{ field: 'told', text: problem }]
    const main = toldPage({ asks, ticket, mistakes, lang })
    return page(request, { title: wordsIn(lang).door.oneMore, main, again: null, mistakes })
  }

  const proven = (request: PageRequest, proof: Proof): Promise<Opened | null> =>
    openByProof(ports)(formOf(request)('reference'), proof, addressOf(request))

  const typed = async (request: PageRequest): Promise<PageAnswer> => {
    const opened = await proven(request, { code: formOf(request)('code') })
    if (opened !== null)
      return 'session' in opened ? enter(request, opened.session) : askTold(request, opened)
    const { wrongCode } = wordsIn(languageOf(request)).door
    return askCode(request, referenceIn(formOf(request)('reference')) ?? '', wrongCode)
  }

  const followed = async (request: PageRequest): Promise<PageAnswer> => {
    const opened = await proven(request, { key: formOf(request)('key') })
    if (opened !== null)
      return 'session' in opened ? enter(request, opened.session) : askTold(request, opened)
    const { usedLink } = wordsIn(languageOf(request)).door
    return ask(request, referenceIn(formOf(request)('reference')) ?? '', usedLink)
  }

  const told = async (request: PageRequest): Promise<PageAnswer> => {
    const field = formOf(request)
    const { wrongTold, wrongCode } = wordsIn(languageOf(request)).door
    const opened = await openByAnswer(ports)(field('ticket'), field('told'), addressOf(request))
    if (opened === null) return ask(request, '', wrongCode)
    return 'session' in opened ? enter(request, opened.session) : askTold(request, opened, wrongTold)
  }

  /** Everything behind the door: the session first, then the form’s own key, then the step. */
  const inside = async (request: PageRequest, step: string): Promise<PageAnswer> => {
    const session = sessionOf(request)
    if (session === null) return over(request)
    if (request.requestContext.http.method !== 'POST')
      return (await desk.show(session, step, request)) ?? notFound(request)
    return sameHash(formOf(request)('key'), formKey(secret, session))
      ? ((await desk.take(session, step, request)) ?? notFound(request))
      : over(request)
  }

  const notFound = (request: PageRequest): PageAnswer => {
    const lang = languageOf(request)
    const title = wordsIn(lang).frame.notFound
    return page(request, {
      title,
      main: askPage({ reference: '', by: 'email', mistakes: [], landlord, lang }),
      again: '/follow',
      status: 404,
    })
  }

  const link = (request: PageRequest): PageAnswer => {
    const lang = languageOf(request)
    const { reference: typed = '', key: given = '' } = request.queryStringParameters
    const reference = referenceIn(typed) ?? ''
    const key = given.slice(0, 100)
    const again = `/follow/open?${new URLSearchParams({ reference, key })}`
    const main = linkPage(reference, key, lang)
    return page(request, { title: wordsIn(lang).door.openCase, main, again })
  }

  const referenceOf = ({ queryStringParameters: { reference = '' } }: PageRequest): string =>
    referenceIn(reference) ?? ''

  const leave = (request: PageRequest): PageAnswer =>
    seeOther(inLanguage('/follow', languageOf(request)), [`${sessionCookie}=; ${cookieRules}; Max-Age=0`])

  const door: Readonly<Record<string, (request: PageRequest) => PageAnswer | Promise<PageAnswer>>> = {
    'GET /follow': (request) => ask(request, referenceOf(request)),
    'POST /follow': asked,
    'GET /follow/code': (request) => askCode(request, referenceOf(request)),
    'POST /follow/code': typed,
    'POST /follow/told': told,
    'GET /follow/open': link,
    'POST /follow/open': followed,
    'POST /follow/leave': leave,
  }

  const answer = async (request: PageRequest): Promise<PageAnswer> => {
    const { method } = request.requestContext.http
    const path = request.rawPath.replace(/\/$/, '')
    if (method === 'POST' && !isOurOwn(request)) return over(request)
    const inner = /^\/follow\/case(?:\/([a-z]+))?$/.exec(path)
    if (inner !== null) return inside(request, inner[1] ?? '')
    return (door[`${method} ${path}`] ?? notFound)(request)
  }

  return lambda(pageRequestSchema, async (request) => {
    try {
      return await answer(request)
    } catch (error) {
      if (!(error instanceof TooManyTries)) throw error
      const lang = languageOf(request)
      const main = tooManyPage(landlord, lang)
      return page(request, { title: wordsIn(lang).door.wait, main, again: '/follow', status: 429 })
    }
  })
}
