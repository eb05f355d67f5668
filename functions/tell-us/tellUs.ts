import { randomBytes } from 'node:crypto'
import type { ConversePorts } from '../../casework/conversationPorts.ts'
import { dangerIn, tellByForm } from '../../casework/tellByForm.ts'
import {
  finishedUploads,
  ofConversation,
  type Refused,
  receiveUpload,
  type UploadPorts,
} from '../../casework/uploads.ts'
import { thingIn } from '../../domain/conversation/matters.ts'
import type { Choice } from '../../domain/conversation/state.ts'
import { stringsOf } from '../../domain/conversation/strings.ts'
import { type FormParts, formParts } from '../formParts.ts'
import { type AddressOf, isOurOwn, type PageRequest, pageRequestSchema } from '../formRequest.ts'
import type { Content } from '../html.ts'
import { lambda } from '../lambda.ts'
import { type Mistake, type PageAnswer, residentPage } from '../residentPage.ts'
import { donePage } from './donePage.ts'
import { checkPage, type Filled, fields, formPage, labels, type Told } from './form.ts'

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

const filledIn = ({ field }: FormParts): Filled =>
  Object.fromEntries(fields.map((name) => [name, field(name).replace(/\r\n/g, '\n').trim()])) as Filled

const mistakesIn = (filled: Filled): readonly Mistake[] => [
  ...(filled.story === ''
    ? [{ field: 'story', text: 'Tell us what has happened. A few words are enough.' }]
    : []),
  ...fields
    .filter((field) => filled[field].length > longest)
    .map((field) => ({
      field,
      text: `${labels[field]} That is ${filled[field].length - longest} letters more than we can take at once.`,
    })),
]

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

/** The chat as a form, for browsers without a script: tell, check, add photos, send. The same use case logs it. */
export const createTellUs = ({ ports, uploads: files, addressOf }: TellUs) => {
  const page = (title: string, main: Content, mistakes: readonly Mistake[] = []): PageAnswer =>
    residentPage({ landlord: ports.landlord, title, main, mistakes })
  const form = (told: Told, mistakes: readonly Mistake[] = []): PageAnswer =>
    page('Tell us what’s happened', formPage(told, mistakes), mistakes)

  const check = (told: Told, mistakes: readonly Mistake[] = []): PageAnswer => {
    const danger = dangerIn(ports)(told.filled.story).map(({ text }) => text)
    const things = ports.matters(told.filled.story).map(thingIn(stringsOf({ lang: 'en' })))
    return page('Check what you will send', checkPage(told, { danger, things }, mistakes), mistakes)
  }

  /** The files of a form that are with us: nobody can name another’s. */
  const uploadsOf = async (id: string, ids: readonly string[]): Promise<Told['uploads']> => {
    const each = ids.slice(0, mostFiles).map(async (upload) => {
      const [attachment] = await finishedUploads(files)(ofConversation(id), [upload])
      return attachment === undefined ? [] : [{ id: upload, filename: attachment.filename }]
    })
    return (await Promise.all(each)).flat()
  }

  const send = async ({ id, filled, uploads }: Told, apart: boolean): Promise<PageAnswer> => {
    const { story } = filled
    const answers = answersIn(filled)
    const attachments = await finishedUploads(files)(
      ofConversation(id),
      uploads.map((upload) => upload.id),
    )
    const form = { story, choice: choiceIn(filled), answers, apart }
    const replies = await tellByForm(ports)(id, form, attachments)
    return page('We’ve got what you told us', donePage(replies))
  }

  const addOne = async (told: Told, file: File, from: string): Promise<Told | Refused> => {
    if (told.uploads.length >= mostFiles)
      return { refusal: `We can take ${mostFiles} files with this form. Email us the others.` }
    const content = new Uint8Array(await file.arrayBuffer())
    const sent = { filename: file.name, contentType: contentTypeOf(file), content }
    const taken = await receiveUpload(files)(ofConversation(told.id), sent, from)
    if ('refusal' in taken) return taken
    const all = [...told.uploads.map((upload) => upload.id), taken.id]
    return { ...told, uploads: await uploadsOf(told.id, all) }
  }

  const add = async (told: Told, chosen: readonly File[], from: string): Promise<PageAnswer> => {
    if (chosen.length === 0)
      return check(told, [{ field: 'photo', text: 'Choose a photo or a document first.' }])
    let now = told
    const mistakes: Mistake[] = []
    for (const file of chosen) {
      const added = await addOne(now, file, from)
      if ('refusal' in added) mistakes.push({ field: 'photo', text: `${file.name}: ${added.refusal}` })
      else now = added
    }
    return check(now, mistakes)
  }

  /** What a form asks for. Nothing is kept or logged for a form that another site sent. */
  const step = (request: PageRequest, told: Told, parts: FormParts): PageAnswer | Promise<PageAnswer> => {
    const asked = parts.field('step')
    if (asked === 'change') return form(told)
    if (!isOurOwn(request)) return check(told)
    if (asked === 'photo') return add(told, parts.files('photo'), addressOf(request))
    return asked === 'send' ? send(told, parts.field('apart') === 'yes') : check(told)
  }

  const take = async (request: PageRequest): Promise<PageAnswer> => {
    const parts = await formParts(request)
    if (parts === null)
      return form({ id: newId(), filled: empty, uploads: [] }, [
        { field: 'story', text: 'What you sent did not reach us whole. Go back, and send it again.' },
      ])
    const id = isId(parts.field('id')) ? parts.field('id') : newId()
    const told = { id, filled: filledIn(parts), uploads: await uploadsOf(id, parts.all('uploads')) }
    const mistakes = mistakesIn(told.filled)
    return mistakes.length > 0 ? form(told, mistakes) : step(request, told, parts)
  }

  return lambda(pageRequestSchema, async (request) =>
    request.requestContext.http.method === 'POST'
      ? take(request)
      : form({ id: newId(), filled: empty, uploads: [] }),
  )
}
