import { actOnCase, addToCase, seeCase } from '../../casework/followCase.ts'
import { formKey, type Session } from '../../casework/session.ts'
import { type Act, acts, type Given } from '../../domain/following/acts.ts'
import { formOf, type PageRequest } from '../formRequest.ts'
import { type Mistake, mistakeOf, type PageAnswer, residentPage, seeOther } from '../residentPage.ts'
import { addPage } from './addPage.ts'
import type { FollowCase } from './follow.ts'
import { actPage, doings, overview } from './pages.ts'

const longestWords = 8000

/** What somebody with a session can see and do: the case, more words and photos, and each act on a page of its own. */
export const caseDesk = ({ ports, uploaded, uploadOrigin }: FollowCase) => {
  const { secret } = ports
  const { landlord } = ports.casework.rules

  const show = async (session: Session, request: PageRequest): Promise<PageAnswer> => {
    const { done } = request.queryStringParameters
    const said = done === 'add' ? 'We have what you sent.' : isAct(done) ? doings[done].done : null
    const view = await seeCase(ports)(session)
    return residentPage({ landlord, title: `Your case ${view.reference}`, main: overview(view, said) })
  }

  const newId = (): string => Buffer.from(ports.random(12)).toString('base64url')

  const showAdd = (
    session: Session,
    words = '',
    mistakes: readonly Mistake[] = [],
    id = newId(),
  ): PageAnswer =>
    residentPage({
      landlord,
      title: 'Add to your case',
      main: addPage({ key: formKey(secret, session), id, words, mistakes }),
      mistakes,
      script: 'upload.js',
      ...(uploadOrigin === null ? {} : { connect: uploadOrigin }),
    })

  const add = async (session: Session, request: PageRequest): Promise<PageAnswer> => {
    const field = formOf(request)
    const words = field('words').trim()
    const attachments = await uploaded(session, field('uploads').split(' ').filter(Boolean))
    if (words.length > longestWords)
      return showAdd(session, words, [{ field: 'words', text: tooLong(words) }], field('id'))
    if (words === '' && attachments.length === 0)
      return showAdd(session, '', [{ field: 'words', text: 'Type what you would like to add.' }], field('id'))
    await addToCase(ports)(session, { id: field('id') || newId(), text: words, attachments })
    return seeOther('/follow/case?done=add')
  }

  const showAct = async (
    session: Session,
    act: Act,
    mistakes: readonly Mistake[] = [],
  ): Promise<PageAnswer> => {
    const view = await seeCase(ports)(session)
    const found = view.possible.find((each) => each.act === act)
    if (found === undefined) return seeOther('/follow/case')
    const main = actPage(found, { key: formKey(secret, session), mistake: mistakeOf(mistakes, 'handling') })
    return residentPage({ landlord, title: doings[act].title, main, mistakes })
  }

  const doAct = async (session: Session, act: Act, request: PageRequest): Promise<PageAnswer> => {
    const given = givenIn(formOf(request), act)
    if (given === null)
      return showAct(session, act, [
        { field: 'handling', text: 'Choose an answer to both questions, or go back.' },
      ])
    const refusal = await actOnCase(ports)(session, act, given)
    return refusal === null ? seeOther(`/follow/case?done=${act}`) : showAct(session, act)
  }

  return {
    /** The page of a step; null where there is none. */
    show: (session: Session, step: string, request: PageRequest): Promise<PageAnswer> | PageAnswer | null => {
      if (step === '') return show(session, request)
      if (step === 'add') return showAdd(session)
      return isAct(step) ? showAct(session, step) : null
    },
    /** A step’s form, sent. */
    take: (session: Session, step: string, request: PageRequest): Promise<PageAnswer> | null => {
      if (step === 'add') return add(session, request)
      return isAct(step) ? doAct(session, step, request) : null
    },
  }
}

const isAct = (step: string | undefined): step is Act => acts.some((act) => act === step)

const tooLong = (words: string): string =>
  `That is ${words.length - longestWords} letters more than we can take at once. Please send it in two or three parts.`

const ratingIn = (typed: string): number | null => (/^[1-5]$/.test(typed) ? Number(typed) : null)

const givenIn = (field: (name: string) => string, act: Act): Given | null => {
  const words = field('words').trim().slice(0, longestWords) || null
  if (act !== 'survey') return { words }
  const handling = ratingIn(field('handling'))
  const outcome = ratingIn(field('outcome'))
  return handling === null || outcome === null ? null : { words, handling, outcome }
}
