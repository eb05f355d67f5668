import type { Language } from '../../domain/conversation/strings.ts'
import { type Content, html, lines } from '../html.ts'
import { type Mistake, mistakeOf } from '../residentPage.ts'
import { fill, inLanguage, wordsIn } from '../residentWords.ts'

/** What the form asks, as the chat does; all but the story may be left empty. */
export const fields = [
  'story',
  'choice',
  'name',
  'address',
  'contact',
  'sought',
  'adjustments',
  'representative',
] as const
export type FieldName = (typeof fields)[number]
export type Filled = Readonly<Record<FieldName, string>>

/** The form of either page that the language button in the header sends. */
export const formId = 'told'

/** A page of the form: what was filled in, what is wrong with it, and in which language. */
export interface Page {
  readonly told: Told
  readonly mistakes: readonly Mistake[]
  readonly lang: Language
}

const described = (field: FieldName, { mistakes, lang }: Page): Content => {
  const wrong = mistakes.some((each) => each.field === field)
  const hinted = wordsIn(lang).tell.hints[field] !== ''
  const ids = [...(wrong ? [`${field}-mistake`] : []), ...(hinted ? [`${field}-hint`] : [])]
  return [
    wrong ? html` aria-invalid="true"` : null,
    ids.length === 0 ? null : html` aria-describedby="${ids.join(' ')}"`,
  ]
}

const head = (field: FieldName, { mistakes, lang }: Page): Content => {
  const { labels, hints, empty } = wordsIn(lang).tell
  return html`
<label for="${field}">${labels[field]}${field === 'story' ? null : html` <span class="quiet">${empty}</span>`}</label>
${hints[field] === '' ? null : html`<p class="quiet" id="${field}-hint">${hints[field]}</p>`}
${mistakeOf(mistakes, field, lang)}`
}

const area = (field: FieldName, rows: number, page: Page): Content =>
  html`${head(field, page)}
<textarea id="${field}" name="${field}" rows="${rows}" dir="auto"${described(field, page)}>${page.told.filled[field]}</textarea>`

const purposes: Partial<Readonly<Record<FieldName, string>>> = {
  name: 'name',
  address: 'street-address',
  contact: 'email',
}

const short = (field: FieldName, page: Page): Content =>
  html`${head(field, page)}
<input type="text" id="${field}" name="${field}" value="${page.told.filled[field]}" dir="auto" autocomplete="${purposes[field] ?? 'off'}"${described(field, page)}>`

const choices = (lang: Language) => {
  const { complaint, 'just-fix-it': fix, both, none } = wordsIn(lang).tell.choices
  return [
    ['complaint', complaint],
    ['just-fix-it', fix],
    ['both', both],
    ['', none],
  ] as const
}

const choice = ({ told: { filled }, lang }: Page): Content =>
  html`<fieldset id="choice"><legend>${wordsIn(lang).tell.labels.choice}</legend>${choices(lang).map(
    ([value, label], place) =>
      html`<div class="choice"><input type="radio" name="choice" id="choice-${place}" value="${value}"${filled.choice === value ? html` checked` : null}><label for="choice-${place}">${label}</label></div>`,
  )}</fieldset>`

/** The whole of the chat as one form. */
export const formPage = (page: Page): Content => {
  const { told, lang } = page
  const { tell } = wordsIn(lang)
  return html`
<h1>${tell.title}</h1>
<p>${tell.intro}</p>
<form method="post" action="${inLanguage('/tell', lang)}" novalidate id="${formId}">
<input type="hidden" name="id" value="${told.id}">
${hiddenUploads(told.uploads)}
${area('story', 8, page)}
${choice(page)}
${short('name', page)}
${short('address', page)}
${short('contact', page)}
${area('sought', 3, page)}
${area('adjustments', 3, page)}
${short('representative', page)}
<button type="submit" class="main" name="step" value="check">${tell.goOn}</button>
</form>
<p><a href="${inLanguage('/follow', lang)}">${tell.seeCase}</a></p>`
}

const shown = (field: FieldName, { told: { filled }, lang }: Page): Content => {
  const { notSaid } = wordsIn(lang).tell
  if (field === 'choice') return choices(lang).find(([value]) => value === filled.choice)?.[1] ?? notSaid
  return filled[field] === '' ? notSaid : lines(filled[field])
}

/** What travels in the page besides the words, until it is sent. */
export interface Told {
  readonly id: string
  readonly filled: Filled
  /** Photos and documents that are with us already, by the ids of their uploads. */
  readonly uploads: readonly { readonly id: string; readonly filename: string }[]
}

const hidden = ({ id, filled, uploads }: Told): Content => [
  html`<input type="hidden" name="id" value="${id}">`,
  ...fields.map((field) => html`<input type="hidden" name="${field}" value="${filled[field]}">`),
  hiddenUploads(uploads),
]

const hiddenUploads = (uploads: Told['uploads']): Content =>
  uploads.map((upload) => html`<input type="hidden" name="uploads" value="${upload.id}">`)

/** API Gateway and Lambda take 6 MB, of which base64 leaves 4.5, and the words need some. */
const mostMegabytes = 4

const photos = ({ told, mistakes, lang }: Page): Content => {
  const { tell } = wordsIn(lang)
  return html`
<form method="post" action="${inLanguage('/tell', lang)}" enctype="multipart/form-data">
${hidden(told)}
<label for="photo">${tell.files} <span class="quiet">${tell.empty}</span></label>
<p class="quiet" id="photo-hint">${fill(tell.filesHint, { megabytes: String(mostMegabytes) })}</p>
${mistakeOf(mistakes, 'photo', lang)}
<input type="file" id="photo" name="photo" multiple accept="image/*,video/*,audio/*,.pdf,.doc,.docx,.odt,.txt" aria-describedby="${mistakes.length === 0 ? '' : 'photo-mistake '}photo-hint">
<button type="submit" name="step" value="photo">${tell.addFile}</button>
</form>`
}

const answer = (value: 'yes' | 'no', label: string): Content =>
  html`<div class="choice"><input type="radio" name="apart" id="apart-${value}" value="${value}"><label for="apart-${value}">${label}</label></div>`

const apart = (things: readonly string[], lang: Language): Content => {
  const { tell } = wordsIn(lang)
  return things.length === 0
    ? null
    : html`<fieldset id="apart"><legend>${tell.apart}</legend>
<ol class="things">${things.map((thing) => html`<li dir="auto">${thing}</li>`)}</ol>
<p class="quiet">${tell.apartHint}</p>
${answer('yes', tell.apartYes)}
${answer('no', tell.apartNo)}</fieldset>`
}

/** What we saw in the words: what to do now about a danger, and the things that they tell of, where more than one. */
export interface Seen {
  readonly danger: readonly string[]
  readonly things: readonly string[]
}

/** “Check your answers”: what will be logged, before it is; the words travel in the page, so that nothing is kept yet. */
export const checkPage = (page: Page, { danger, things }: Seen): Content => {
  const { told, lang } = page
  const { tell } = wordsIn(lang)
  return html`
${danger.map((text) => html`<p class="notice"><strong>${text}</strong></p>`)}
<h1>${tell.check}</h1>
<dl>${fields.map((field) => html`<div><dt>${tell.labels[field]}</dt><dd class="given" dir="auto">${shown(field, page)}</dd></div>`)}
${told.uploads.length === 0 ? null : html`<div><dt>${tell.files}</dt><dd class="given" dir="auto">${lines(told.uploads.map(({ filename }) => filename).join('\n'))}</dd></div>`}</dl>
${photos(page)}
<form method="post" action="${inLanguage('/tell', lang)}" id="${formId}">
${hidden(told)}
${apart(things, lang)}
<p><button type="submit" class="main" name="step" value="send">${tell.send}</button>
<button type="submit" name="step" value="change">${tell.change}</button></p>
</form>`
}
