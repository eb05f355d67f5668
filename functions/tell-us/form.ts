import { type Content, html, lines } from '../html.ts'
import { type Mistake, mistakeOf } from '../residentPage.ts'

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

export const labels: Readonly<Record<FieldName, string>> = {
  story: 'What has happened?',
  choice: 'What would you like us to do?',
  name: 'Your name',
  address: 'Where is this about?',
  contact: 'How can we reach you?',
  sought: 'What would put this right for you?',
  adjustments: 'Does anything make it harder for you to deal with us?',
  representative: 'Is someone acting for you, and may we talk to them?',
}

const hints: Partial<Readonly<Record<FieldName, string>>> = {
  story: 'Use your own words.',
  name: 'As you would like us to use it.',
  address: 'A flat or house number and the street or postcode helps us most.',
  contact: 'An email address, a phone number or both.',
  adjustments: 'For example: you cannot do phone calls, you need large print, or another language.',
  representative: 'Their name and how to reach them.',
}

export const choices = [
  ['complaint', 'Log it as a complaint, so that you must answer me in writing'],
  ['just-fix-it', 'Just get it fixed'],
  ['both', 'Both'],
  ['', 'I do not know'],
] as const

const described = (field: FieldName, mistakes: readonly Mistake[]): Content => {
  const wrong = mistakes.some((each) => each.field === field)
  const ids = [wrong ? `${field}-mistake` : '', hints[field] === undefined ? '' : `${field}-hint`].filter(
    (id) => id !== '',
  )
  return [
    wrong ? html` aria-invalid="true"` : null,
    ids.length === 0 ? null : html` aria-describedby="${ids.join(' ')}"`,
  ]
}

const head = (field: FieldName, mistakes: readonly Mistake[]): Content => html`
<label for="${field}">${labels[field]}${field === 'story' ? null : html` <span class="quiet">(you can leave this empty)</span>`}</label>
${hints[field] === undefined ? null : html`<p class="quiet" id="${field}-hint">${hints[field]}</p>`}
${mistakeOf(mistakes, field)}`

const area = (field: FieldName, rows: number, filled: Filled, mistakes: readonly Mistake[]): Content =>
  html`${head(field, mistakes)}
<textarea id="${field}" name="${field}" rows="${rows}" dir="auto"${described(field, mistakes)}>${filled[field]}</textarea>`

const purposes: Partial<Readonly<Record<FieldName, string>>> = {
  name: 'name',
  address: 'street-address',
  contact: 'email',
}

const short = (field: FieldName, filled: Filled, mistakes: readonly Mistake[]): Content =>
  html`${head(field, mistakes)}
<input type="text" id="${field}" name="${field}" value="${filled[field]}" dir="auto" autocomplete="${purposes[field] ?? 'off'}"${described(field, mistakes)}>`

const choice = (filled: Filled): Content =>
  html`<fieldset id="choice"><legend>${labels.choice}</legend>${choices.map(
    ([value, label], place) =>
      html`<div class="choice"><input type="radio" name="choice" id="choice-${place}" value="${value}"${filled.choice === value ? html` checked` : null}><label for="choice-${place}">${label}</label></div>`,
  )}</fieldset>`

/** The whole of the chat as one form. */
export const formPage = ({ id, filled, uploads }: Told, mistakes: readonly Mistake[]): Content => html`
<h1>Tell us what’s happened</h1>
<p>Use your own words. A person reads everything that you send.</p>
<form method="post" action="/tell" novalidate>
<input type="hidden" name="id" value="${id}">
${hiddenUploads(uploads)}
${area('story', 8, filled, mistakes)}
${choice(filled)}
${short('name', filled, mistakes)}
${short('address', filled, mistakes)}
${short('contact', filled, mistakes)}
${area('sought', 3, filled, mistakes)}
${area('adjustments', 3, filled, mistakes)}
${short('representative', filled, mistakes)}
<button type="submit" class="main" name="step" value="check">Go on</button>
</form>
<p><a href="/follow">I want to see a case that I have already</a></p>`

const notSaid = 'You didn’t say'

const shown = (field: FieldName, filled: Filled): Content => {
  if (field === 'choice') return choices.find(([value]) => value === filled.choice)?.[1] ?? notSaid
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

const photos = (told: Told, mistakes: readonly Mistake[]): Content => html`
<form method="post" action="/tell" enctype="multipart/form-data">
${hidden(told)}
<label for="photo">Photos and documents <span class="quiet">(you can leave this empty)</span></label>
<p class="quiet" id="photo-hint">Up to ${mostMegabytes} MB at a time. If yours are larger, send the rest first, and then email them with your reference.</p>
${mistakeOf(mistakes, 'photo')}
<input type="file" id="photo" name="photo" multiple accept="image/*,video/*,audio/*,.pdf,.doc,.docx,.odt,.txt" aria-describedby="${mistakes.length === 0 ? '' : 'photo-mistake '}photo-hint">
<button type="submit" name="step" value="photo">Add</button>
</form>`

const apart = (things: readonly string[]): Content =>
  things.length === 0
    ? null
    : html`<fieldset id="apart"><legend>You’re telling us about more than one thing. Shall we deal with each by itself?</legend>
<ol>${things.map((thing) => html`<li dir="auto">${thing}</li>`)}</ol>
<p class="quiet">Each then gets its own reference and its own dates. You need not type anything again.</p>
<div class="choice"><input type="radio" name="apart" id="apart-0" value="yes"><label for="apart-0">Yes, each by itself</label></div>
<div class="choice"><input type="radio" name="apart" id="apart-1" value="no"><label for="apart-1">No, they belong together</label></div></fieldset>`

/** “Check your answers”: what will be logged, before it is; the words travel in the page, so that nothing is kept yet. */
export const checkPage = (
  told: Told,
  { danger, things }: { readonly danger: readonly string[]; readonly things: readonly string[] },
  mistakes: readonly Mistake[] = [],
): Content => html`
${danger.map((text) => html`<p class="notice"><strong>${text}</strong></p>`)}
<h1>Check what you will send</h1>
<dl>${fields.map((field) => html`<div><dt>${labels[field]}</dt><dd class="given" dir="auto">${shown(field, told.filled)}</dd></div>`)}
${told.uploads.length === 0 ? null : html`<div><dt>Photos and documents</dt><dd class="given" dir="auto">${lines(told.uploads.map(({ filename }) => filename).join('\n'))}</dd></div>`}</dl>
${photos(told, mistakes)}
<form method="post" action="/tell">
${hidden(told)}
${apart(things)}
<p><button type="submit" class="main" name="step" value="send">Send it</button>
<button type="submit" name="step" value="change">Change something</button></p>
</form>`
