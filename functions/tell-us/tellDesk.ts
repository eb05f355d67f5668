import { randomBytes } from 'node:crypto'
import type { ConversePorts } from '../../casework/conversationPorts.ts'
import { dangerIn, tellByForm, toldByForm } from '../../casework/tellByForm.ts'
import {
  finishedUploads,
  ofConversation,
  type Refused,
  receiveUpload,
  type UploadPorts,
} from '../../casework/uploads.ts'
import { thingIn } from '../../domain/conversation/matters.ts'
import type { Reply } from '../../domain/conversation/reply.ts'
import type { Choice } from '../../domain/conversation/state.ts'
import { type Language, stringsOf } from '../../domain/conversation/strings.ts'
import { type FormParts, formParts } from '../formParts.ts'
import { type AddressOf, isOurOwn, type PageRequest } from '../formRequest.ts'
import { type Mistake, type PageAnswer, type ResidentPage, residentPage } from '../residentPage.ts'
import { fill, tooLong, wordsIn } from '../residentWords.ts'
import { uploadRefusal } from '../uploadRefusal.ts'
import { donePage } from './donePage.ts'
import { checkPage, type Filled, fields, formId, formPage, type Told } from './form.ts'

const longest = 8000
const mostFiles = 10

const empty: Filled = {
  story: '',
  choice: '',
  name: '',
  address: '',
  contact: '',
  sought: '',
  adjustments: '',
  representative: '',
}

const newId = (): string => `form-${randomBytes(24).toString('base64url')}`
const isId = (id: string): boolean => /^form-[\w-]{32}$/.test(id)
const newForm = (): Told => ({ id: newId(), filled: empty, uploads: [] })

const filledIn = ({ field }: FormParts): Filled =>
  Object.fromEntries(fields.map((name) => [name, field(name).replace(/\r\n/g, '\n').trim()])) as Filled

const mistakesIn = (filled: Filled, lang: Language): readonly Mistake[] => {
  const { labels, noStory } = wordsIn(lang).tell
  return [
    ...(filled.story === '' ? [{ field: 'story', text: noStory }] : []),
    ...fields
      .filter((field) => filled[field].length > longest)
      .map((field) => ({ field, text: `${labels[field]} ${tooLong(lang, filled[field].length - longest)}` })),
  ]
}

const choiceIn = ({ choice }: Filled): Choice | null =>
  choice === 'complaint' || choice === 'just-fix-it' || choice === 'both' ? choice : null

const answersIn = ({ story: _story, choice: _choice, ...answers }: Filled) =>
  Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== ''))

const contentTypeOf = ({ type }: File): string =>
  /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream'

export interface TellUs {
  readonly ports: ConversePorts
  readonly uploads: UploadPorts
  readonly addressOf: AddressOf
}

type Shown = Pick<ResidentPage, 'title' | 'main' | 'mistakes' | 'again'>

/** The form in one language: tell, check, add photos, send. */
export const tellDesk = ({ ports, uploads: files, addressOf }: TellUs, lang: Language) => {
  const { tell } = wordsIn(lang)
  const page = (shown: Shown): PageAnswer => residentPage({ landlord: ports.landlord, lang, ...shown })

  const form = (told: Told, mistakes: readonly Mistake[] = []): PageAnswer =>
    page({
      title: tell.title,
      main: formPage({ told, mistakes, lang }),
      mistakes,
      again: { path: '/tell', form: formId, step: 'change' },
    })

  const check = (told: Told, mistakes: readonly Mistake[] = []): PageAnswer => {
    const { story } = told.filled
    const danger = dangerIn(ports)(story, lang).map(({ text }) => text)
    const things = ports.matters(story).map(thingIn(stringsOf({ lang })))
    return page({
      title: tell.check,
      main: checkPage({ told, mistakes, lang }, { danger, things }),
      mistakes,
      again: { path: '/tell', form: formId, step: 'check' },
    })
  }

  /** The files of a form that are with us: nobody can name another’s. */
  const uploadsOf = async (id: string, ids: readonly string[]): Promise<Told['uploads']> => {
    const each = ids.slice(0, mostFiles).map(async (upload) => {
      const [attachment] = await finishedUploads(files)(ofConversation(id), [upload])
      return attachment === undefined ? [] : [{ id: upload, filename: attachment.filename }]
    })
    return (await Promise.all(each)).flat()
  }

  const done = (id: string, replies: readonly Reply[]): PageAnswer =>
    page({
      title: tell.done,
      main: donePage(id, replies, lang),
      again: { path: '/tell', form: formId, step: 'sent' },
    })

  const send = async ({ id, filled, uploads }: Told, apart: boolean): Promise<PageAnswer> => {
    const attachments = await finishedUploads(files)(
      ofConversation(id),
      uploads.map((upload) => upload.id),
    )
    const form = { story: filled.story, choice: choiceIn(filled), answers: answersIn(filled), apart }
    const replies = await tellByForm(ports)(id, form, { attachments, lang })
    return done(id, replies)
  }

  /** The last page once more, in the language of this one. */
  const sentBefore = async (id: string): Promise<PageAnswer> => {
    const replies = await toldByForm(ports)(id, lang)
    return replies === null ? form(newForm()) : done(id, replies)
  }

  /** Null where the form holds as many as it can. */
  const addOne = async (told: Told, file: File, from: string): Promise<Told | Refused | null> => {
    if (told.uploads.length >= mostFiles) return null
    const content = new Uint8Array(await file.arrayBuffer())
    const sent = { filename: file.name, contentType: contentTypeOf(file), content }
    const taken = await receiveUpload(files)(ofConversation(told.id), sent, from)
    if ('refusal' in taken) return taken
    const all = [...told.uploads.map((upload) => upload.id), taken.id]
    return { ...told, uploads: await uploadsOf(told.id, all) }
  }

  const mistakeAbout = (file: File, refusal: Refused | null): Mistake => {
    const text =
      refusal === null ? fill(tell.mostFiles, { most: String(mostFiles) }) : uploadRefusal(refusal, lang)
    return { field: 'photo', text: `${file.name}: ${text}` }
  }

  const add = async (told: Told, chosen: readonly File[], from: string): Promise<PageAnswer> => {
    if (chosen.length === 0) return check(told, [{ field: 'photo', text: tell.noFile }])
    let now = told
    const mistakes: Mistake[] = []
    for (const file of chosen) {
      const added = await addOne(now, file, from)
      if (added === null || 'refusal' in added) mistakes.push(mistakeAbout(file, added))
      else now = added
    }
    return check(now, mistakes)
  }

  /** What a form asks for. Nothing is kept or logged for a form that another site sent. */
  const step = (request: PageRequest, told: Told, parts: FormParts): PageAnswer | Promise<PageAnswer> => {
    const asked = parts.field('step')
    if (!isOurOwn(request)) return check(told)
    if (asked === 'photo') return add(told, parts.files('photo'), addressOf(request))
    return asked === 'send' ? send(told, parts.field('apart') === 'yes') : check(told)
  }

  const filledForm = async (request: PageRequest, id: string, parts: FormParts): Promise<PageAnswer> => {
    const told = { id, filled: filledIn(parts), uploads: await uploadsOf(id, parts.all('uploads')) }
    if (parts.field('step') === 'change') return form(told)
    const mistakes = mistakesIn(told.filled, lang)
    return mistakes.length > 0 ? form(told, mistakes) : step(request, told, parts)
  }

  return {
    /** The form, empty. */
    begin: (): PageAnswer => form(newForm()),
    take: async (request: PageRequest): Promise<PageAnswer> => {
      const parts = await formParts(request)
      if (parts === null) return form(newForm(), [{ field: 'story', text: tell.notWhole }])
      const id = isId(parts.field('id')) ? parts.field('id') : newId()
      if (parts.field('step') === 'sent' && isOurOwn(request)) return sentBefore(id)
      return filledForm(request, id, parts)
    },
  }
}
