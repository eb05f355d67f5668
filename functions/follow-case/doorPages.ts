import type { Told } from '../../casework/openFollow.ts'
import type { Means } from '../../casework/reach.ts'
import { codeMinutes } from '../../casework/sendCode.ts'
import type { Language } from '../../domain/conversation/strings.ts'
import type { Landlord } from '../../domain/landlord/landlord.ts'
import { type Content, html } from '../html.ts'
import { type Mistake, mistakeOf } from '../residentPage.ts'
import { fill, inLanguage, wordsIn } from '../residentWords.ts'

const described = (mistakes: readonly Mistake[], field: string, hint: string): Content => {
  const wrong = mistakes.some((each) => each.field === field)
  return wrong
    ? html` aria-invalid="true" aria-describedby="${field}-mistake ${hint}"`
    : html` aria-describedby="${hint}"`
}

const phone = ({ telephone }: Landlord): Content => html`<a href="tel:${telephone}">${telephone}</a>`

const way = (means: Means, chosen: Means, lang: Language): Content =>
  html`<div class="choice"><input type="radio" name="by" id="by-${means}" value="${means}"${means === chosen ? html` checked` : null}><label for="by-${means}">${wordsIn(lang).door.ways[means]}</label></div>`

const ways = (by: Means, lang: Language): Content => {
  const { how, howHint } = wordsIn(lang).door
  return html`<fieldset id="by" aria-describedby="by-hint"><legend>${how}</legend>
<p class="quiet" id="by-hint">${howHint}</p>
${way('email', by, lang)}
${way('text', by, lang)}</fieldset>`
}

export interface AskForm {
  readonly reference: string
  readonly by: Means
  readonly mistakes: readonly Mistake[]
  readonly landlord: Landlord
  readonly lang: Language
}

/** The first step: which case, and how the code is to come. */
export const askPage = ({ reference, by, mistakes, landlord, lang }: AskForm): Content => {
  const { door } = wordsIn(lang)
  const texts = landlord.texts !== undefined
  return html`
<h1>${door.see}</h1>
<p>${texts ? door.withTexts.intro : door.intro}</p>
<form method="post" action="${inLanguage('/follow', lang)}" novalidate>
<label for="reference">${door.reference}</label>
<p class="quiet" id="reference-hint">${door.referenceHint}</p>
${mistakeOf(mistakes, 'reference', lang)}
<input type="text" id="reference" name="reference" value="${reference}" maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false"${described(mistakes, 'reference', 'reference-hint')}>
${texts ? ways(by, lang) : null}
<button type="submit" class="main">${door.send}</button>
</form>
<p><a href="${inLanguage('/chat', lang)}">${door.somethingNew}</a></p>`
}

export interface CodeForm {
  readonly reference: string
  readonly mistakes: readonly Mistake[]
  readonly landlord: Landlord
  readonly lang: Language
}

/** The second step. It says the same whether or not there is such a case. */
export const codePage = ({ reference, mistakes, landlord, lang }: CodeForm): Content => {
  const { door } = wordsIn(lang)
  const said =
    landlord.texts === undefined
      ? { ...door, none: door.noEmail, noneHelp: door.noEmailHelp }
      : door.withTexts
  const [ifThere, sent = ''] = said.sent
  const [check, again, limits, end] = said.noneHelp
  return html`
<h1>${door.typeCode}</h1>
<p>${ifThere}<span class="reference">${reference}</span>${fill(sent, { minutes: String(codeMinutes) })}</p>
<form method="post" action="${inLanguage('/follow/code', lang)}" novalidate>
<input type="hidden" name="reference" value="${reference}">
<label for="code">${said.code}</label>
<p class="quiet" id="code-hint">${said.codeHint}</p>
${mistakeOf(mistakes, 'code', lang)}
<input type="text" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="12"${described(mistakes, 'code', 'code-hint')}>
<button type="submit" class="main">${door.open}</button>
</form>
<h2>${said.none}</h2>
<p>${check}<a href="${inLanguage('/follow', lang)}">${again}</a>${limits}${phone(landlord)}${end}</p>`
}

export interface ToldForm {
  readonly asks: Told
  readonly ticket: string
  readonly mistakes: readonly Mistake[]
  readonly lang: Language
}

/** One thing more, of whoever has the code to an address or a number that was only typed. */
export const toldPage = ({ asks, ticket, mistakes, lang }: ToldForm): Content => {
  const { door } = wordsIn(lang)
  return html`
<h1>${door.oneMore}</h1>
<form method="post" action="${inLanguage('/follow/told', lang)}" novalidate>
<input type="hidden" name="ticket" value="${ticket}">
<label for="told">${door.told[asks]}</label>
<p class="quiet" id="told-hint">${door.oneMoreWhy}</p>
${mistakeOf(mistakes, 'told', lang)}
<input type="text" id="told" name="told" dir="auto" autocomplete="${asks === 'name' ? 'name' : 'street-address'}"${described(mistakes, 'told', 'told-hint')}>
<button type="submit" class="main">${door.goOn}</button>
</form>`
}

/**
 * Where the link of the mail leads. It opens nothing by itself: programs that look at every link in a mail would else
 * use it up.
 */
export const linkPage = (reference: string, key: string, lang: Language): Content => {
  const { door } = wordsIn(lang)
  return html`
<h1>${door.openCase}</h1>
<form method="post" action="${inLanguage('/follow/open', lang)}">
<input type="hidden" name="reference" value="${reference}">
<input type="hidden" name="key" value="${key}">
<button type="submit" class="main">${door.open}</button>
</form>`
}

/** A session that is over, or was never there. */
export const overPage = (lang: Language): Content => {
  const { door } = wordsIn(lang)
  return html`
<h1>${door.over}</h1>
<p>${door.overWhy}</p>
<p><a class="button" href="${inLanguage('/follow', lang)}">${door.see}</a></p>`
}

export const tooManyPage = (landlord: Landlord, lang: Language): Content => {
  const { door } = wordsIn(lang)
  const [before, after] = door.waitWhy
  return html`
<h1>${door.wait}</h1>
<p>${before}${phone(landlord)}${after}</p>`
}
