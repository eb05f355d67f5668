import { askForCode, openByProof, type Proof, TooManyTries } from '../../casework/openFollow.ts'
import { formKey, readSession, type Session, sameHash, writeSession } from '../../casework/session.ts'
import { millisecondsOf } from '../../domain/calendar/instant.ts'
import { referenceIn } from '../../domain/conversation/words.ts'
import { cookieOf, formOf, isOurOwn, type PageRequest, pageRequestSchema } from '../formRequest.ts'
import type { Content } from '../html.ts'
import { lambda } from '../lambda.ts'
import { type Mistake, type PageAnswer, residentPage, seeOther } from '../residentPage.ts'
import { caseDesk } from './caseDesk.ts'
import { askPage, codePage, linkPage, overPage, tooManyPage } from './doorPages.ts'
import type { FollowCase } from './follow.ts'
import { sessionCookie } from './sessionCookie.ts'

const cookieRules = 'Path=/; Secure; HttpOnly; SameSite=Strict'

/** The follow page: by reference and a code sent to the address on the case; made on the server, no script needed. */
export const createFollowCase = (follow: FollowCase) => {
  const { ports, addressOf } = follow
  const desk = caseDesk(follow)
  const { secret } = ports
  const { landlord } = ports.casework.rules
  const page = (title: string, main: Content, mistakes: readonly Mistake[] = [], status?: number) =>
    residentPage({ landlord, title, main, mistakes, ...(status === undefined ? {} : { status }) })

  const sessionOf = (request: PageRequest): Session | null =>
    readSession(secret, cookieOf(request, sessionCookie), ports.casework.now())

  const enter = (session: Session): PageAnswer => {
    const seconds = Math.floor((millisecondsOf(session.until) - millisecondsOf(ports.casework.now())) / 1000)
    const cookie = `${sessionCookie}=${writeSession(secret, session)}; ${cookieRules}; Max-Age=${seconds}`
    return seeOther('/follow/case', [cookie])
  }

  const over = (): PageAnswer => page('Your case is closed on this device', overPage, [], 401)

  const asked = async (request: PageRequest): Promise<PageAnswer> => {
    const typed = formOf(request)('reference').trim()
    const reference = referenceIn(typed)
    if (reference === null) {
      const text =
        typed === ''
          ? 'Type your reference.'
          : 'That is not one of our references. It looks like PR-7F3K-9QZ2.'
      const mistakes = [{ field: 'reference', text }]
      return page('See your case', askPage(typed, mistakes), mistakes)
    }
    await askForCode(ports)(reference, addressOf(request))
    return page('Type the code', codePage(reference, [], landlord))
  }

  const proven = (request: PageRequest, proof: Proof): Promise<Session | null> =>
    openByProof(ports)(formOf(request)('reference'), proof, addressOf(request))

  const typed = async (request: PageRequest): Promise<PageAnswer> => {
    const session = await proven(request, { code: formOf(request)('code') })
    if (session !== null) return enter(session)
    const mistakes = [
      {
        field: 'code',
        text: 'That code is not right, or it is too old. Type it again, or ask for a new one.',
      },
    ]
    const reference = referenceIn(formOf(request)('reference')) ?? ''
    return page('Type the code', codePage(reference, mistakes, landlord), mistakes)
  }

  const followed = async (request: PageRequest): Promise<PageAnswer> => {
    const session = await proven(request, { key: formOf(request)('key') })
    if (session !== null) return enter(session)
    const mistakes = [
      { field: 'reference', text: 'That link has been used, or it is too old. Ask for a new code.' },
    ]
    const reference = referenceIn(formOf(request)('reference')) ?? ''
    return page('See your case', askPage(reference, mistakes), mistakes)
  }

  /** Everything behind the door: the session first, then the form’s own key, then the step. */
  const inside = async (request: PageRequest, step: string): Promise<PageAnswer> => {
    const session = sessionOf(request)
    if (session === null) return over()
    if (request.requestContext.http.method !== 'POST')
      return (await desk.show(session, step, request)) ?? notFound()
    return sameHash(formOf(request)('key'), formKey(secret, session))
      ? ((await desk.take(session, step, request)) ?? notFound())
      : over()
  }

  const notFound = (): PageAnswer => page('There is no such page', askPage('', []), [], 404)

  const link = ({ queryStringParameters: { reference = '', key = '' } }: PageRequest): PageAnswer =>
    page('Open your case', linkPage(referenceIn(reference) ?? '', key.slice(0, 100)))

  const door: Readonly<Record<string, (request: PageRequest) => PageAnswer | Promise<PageAnswer>>> = {
    'GET /follow': ({ queryStringParameters: { reference = '' } }) =>
      page('See your case', askPage(referenceIn(reference) ?? '', [])),
    'POST /follow': asked,
    'POST /follow/code': typed,
    'GET /follow/open': link,
    'POST /follow/open': followed,
    'POST /follow/leave': () => seeOther('/follow', [`${sessionCookie}=; ${cookieRules}; Max-Age=0`]),
  }

  const answer = async (request: PageRequest): Promise<PageAnswer> => {
    const { method } = request.requestContext.http
    const path = request.rawPath.replace(/\/$/, '')
    if (method === 'POST' && !isOurOwn(request)) return over()
    const inner = /^\/follow\/case(?:\/([a-z]+))?$/.exec(path)
    if (inner !== null) return inside(request, inner[1] ?? '')
    return (door[`${method} ${path}`] ?? notFound)(request)
  }

  return lambda(pageRequestSchema, async (request) => {
    try {
      return await answer(request)
    } catch (error) {
      if (error instanceof TooManyTries) return page('Please wait a while', tooManyPage(landlord), [], 429)
      throw error
    }
  })
}
