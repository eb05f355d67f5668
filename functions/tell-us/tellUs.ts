import { randomBytes } from 'node:crypto'
import type { ConversePorts } from '../../casework/conversationPorts.ts'
import { dangerIn, tellByForm } from '../../casework/tellByForm.ts'
import type { Choice } from '../../domain/conversation/state.ts'
import { formOf, isOurOwn, type PageRequest, pageRequestSchema } from '../formRequest.ts'
import type { Content } from '../html.ts'
import { lambda } from '../lambda.ts'
import { type Mistake, type PageAnswer, residentPage } from '../residentPage.ts'
import { donePage } from './donePage.ts'
import { checkPage, type Filled, fields, formPage, labels } from './form.ts'

const longest = 8000

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

const filledIn = (request: PageRequest): Filled => {
  const field = formOf(request)
  return Object.fromEntries(fields.map((name) => [name, field(name).replace(/\r\n/g, '\n').trim()])) as Filled
}

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

/** The chat as a form, for browsers without a script: tell, check, send. The same use case logs it. */
export const createTellUs = (ports: ConversePorts) => {
  const page = (title: string, main: Content, mistakes: readonly Mistake[] = []): PageAnswer =>
    residentPage({ landlord: ports.landlord, title, main, mistakes })
  const form = (id: string, filled: Filled, mistakes: readonly Mistake[] = []): PageAnswer =>
    page('Tell us what’s happened', formPage(id, filled, mistakes), mistakes)

  const check = (id: string, filled: Filled): PageAnswer => {
    const danger = dangerIn(ports)(filled.story).map(({ text }) => text)
    return page('Check what you will send', checkPage(id, filled, danger))
  }

  const send = async (id: string, filled: Filled): Promise<PageAnswer> => {
    const { story } = filled
    const answers = answersIn(filled)
    const replies = await tellByForm(ports)(id, { story, choice: choiceIn(filled), answers })
    return page('We’ve got what you told us', donePage(replies))
  }

  const take = async (request: PageRequest): Promise<PageAnswer> => {
    const filled = filledIn(request)
    const field = formOf(request)
    const id = isId(field('id')) ? field('id') : newId()
    const mistakes = mistakesIn(filled)
    if (mistakes.length > 0) return form(id, filled, mistakes)
    if (field('step') === 'send' && isOurOwn(request)) return send(id, filled)
    return field('step') === 'change' ? form(id, filled) : check(id, filled)
  }

  return lambda(pageRequestSchema, async (request) =>
    request.requestContext.http.method === 'POST' ? take(request) : form(newId(), empty),
  )
}
