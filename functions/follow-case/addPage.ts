import type { Language } from '../../domain/conversation/strings.ts'
import { type Content, html } from '../html.ts'
import { type Mistake, mistakeOf } from '../residentPage.ts'
import { inLanguage, wordsIn } from '../residentWords.ts'

export interface AddForm {
  readonly key: string
  /** The form’s own id, so that sending it twice adds it once. */
  readonly id: string
  readonly words: string
  readonly mistakes: readonly Mistake[]
  readonly lang: Language
}

/** More about a case: words, and with a script photos and documents too. */
export const addPage = ({ key, id, words, mistakes, lang }: AddForm): Content => {
  const { add, upload } = wordsIn(lang)
  return html`
<h1>${add.title}</h1>
<form method="post" action="${inLanguage('/follow/case/add', lang)}" novalidate id="add">
<input type="hidden" name="key" value="${key}">
<input type="hidden" name="id" value="${id}">
<label for="words">${add.words}</label>
${mistakeOf(mistakes, 'words', lang)}
<textarea id="words" name="words" rows="8" dir="auto"${mistakes.length > 0 ? html` aria-invalid="true" aria-describedby="words-mistake"` : null}>${words}</textarea>
<div id="files" data-key="${key}" data-lang="${lang}" data-words="${JSON.stringify(upload)}"></div>
<noscript><p class="quiet">${add.noScript}</p></noscript>
<button type="submit" class="main">${add.send}</button>
</form>
<p><a href="${inLanguage('/follow/case', lang)}">${add.back}</a></p>`
}
