import { actOnCase, addToCase, seeCase } from '../../casework/followCase.ts'
import { formKey, type Session } from '../../casework/session.ts'
import { type Act, acts, type Given } from '../../domain/following/acts.ts'
import { formOf, type PageRequest } from '../formRequest.ts'
import { type Mistake, mistakeOf, type PageAnswer, residentPage, seeOther } from '../residentPage.ts'
import { fill, inLanguage, languageOf, tooLong, wordsIn } from '../residentWords.ts'
import { addPage } from './addPage.ts'
import type { FollowCase } from './follow.ts'
import { actPage, overview } from './pages.ts'

const longestWords = 8000

/** A form as it was sent: its words, its own id, and what is wrong with it. */
interface Sent {
  readonly words: string
  readonly id: string
  readonly mistakes: readonly Mistake[]
}

/** What somebody with a session can see and do: the case, more words and photos, and each act on a page of its own. */
export const caseDesk = ({ ports, uploaded, uploadOrigin }: FollowCase) => {
  const { secret } = ports
  const { landlord } = ports.casework.rules

  const show = async (session: Session, request: PageRequest): Promise<PageAnswer> => {
    const lang = languageOf(request)
    const words = wordsIn(lang)
    const { done } = request.queryStringParameters
    const said = done === 'add' ? words.add.done : isAct(done) ? words.doings[done].done : null
    const view = await seeCase(ports)(session, lang)
    const title = fill(words.case.title, { reference: view.reference })
    return residentPage({ landlord, lang, again, title, main: overview(view, said, lang) })
  }

  const newId = (): string => Buffer.from(ports.random(12)).toString('base64url')

  const showAdd = (
    session: Session,
    request: PageRequest,
    { words, id, mistakes }: Sent = { words: '', id: newId(), mistakes: [] },
  ): PageAnswer => {
    const lang = languageOf(request)
    return residentPage({
      landlord,
      lang,
      again: { path: '/follow/case/add' },
      title: wordsIn(lang).add.title,
      main: addPage({ key: formKey(secret, session), id, words, mistakes, lang }),
      mistakes,
      script: 'upload.js',
      ...(uploadOrigin === null ? {} : { connect: uploadOrigin }),
    })
  }

  const add = async (session: Session, request: PageRequest): Promise<PageAnswer> => {
    const lang = languageOf(request)
    const field = formOf(request)
    const words = field('words').trim()
    const id = field('id') || newId()
    const attachments = await uploaded(session, field('uploads').split(' ').filter(Boolean))
    const refuse = (text: string): PageAnswer =>
      showAdd(session, request, { words, id, mistakes: [{ field: 'words', text }] })
    if (words.length > longestWords) return refuse(tooLong(lang, words.length - longestWords))
    if (words === '' && attachments.length === 0) return refuse(wordsIn(lang).add.none)
    await addToCase(ports)(session, { id, text: words, attachments })
    return seeOther(inLanguage('/follow/case?done=add', lang))
  }

  const showAct = async (
    session: Session,
    act: Act,
    request: PageRequest,
    mistakes: readonly Mistake[] = [],
  ): Promise<PageAnswer> => {
    const lang = languageOf(request)
    const view = await seeCase(ports)(session, lang)
    const found = view.possible.find((each) => each.act === act)
    if (found === undefined) return seeOther(inLanguage('/follow/case', lang))
    const mistake = mistakeOf(mistakes, 'handling', lang)
    const main = actPage(found, { key: formKey(secret, session), mistake, lang })
    const { title } = wordsIn(lang).doings[act]
    return residentPage({ landlord, lang, again: { path: `/follow/case/${act}` }, title, main, mistakes })
  }

  const doAct = async (session: Session, act: Act, request: PageRequest): Promise<PageAnswer> => {
    const lang = languageOf(request)
    const given = givenIn(formOf(request), act)
    if (given === null)
      return showAct(session, act, request, [{ field: 'handling', text: wordsIn(lang).case.bothAnswers }])
    return (await actOnCase(ports)(session, act, given))
      ? seeOther(inLanguage(`/follow/case?done=${act}`, lang))
      : showAct(session, act, request)
  }

  return {
    /** The page of a step; null where there is none. */
    show: (session: Session, step: string, request: PageRequest): Promise<PageAnswer> | PageAnswer | null => {
      if (step === '') return show(session, request)
      if (step === 'add') return showAdd(session, request)
      return isAct(step) ? showAct(session, step, request) : null
    },
    /** A step’s form, sent. */
    take: (session: Session, step: string, request: PageRequest): Promise<PageAnswer> | null => {
      if (step === 'add') return add(session, request)
      return isAct(step) ? doAct(session, step, request) : null
    },
  }
}

const again = { path: '/follow/case' }

const isAct = (step: string | undefined): step is Act => acts.some((act) => act === step)

const ratingIn = (typed: string): number | null => (/^[1-5]$/.test(typed) ? Number(typed) : null)

const givenIn = (field: (name: string) => string, act: Act): Given | null => {
  const words = field('words').trim().slice(0, longestWords) || null
  if (act !== 'survey') return { words }
  const handling = ratingIn(field('handling'))
  const outcome = ratingIn(field('outcome'))
  return handling === null || outcome === null ? null : { words, handling, outcome }
}
