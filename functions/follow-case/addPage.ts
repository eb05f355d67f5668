import { type Content, html } from '../html.ts'
import { type Mistake, mistakeOf } from '../residentPage.ts'

export interface AddForm {
  readonly key: string
  /** The form’s own id, so that sending it twice adds it once. */
  readonly id: string
  readonly words: string
  readonly mistakes: readonly Mistake[]
}

/** More about a case: words, and with a script photos and documents too. */
export const addPage = ({ key, id, words, mistakes }: AddForm): Content => html`
<h1>Add to your case</h1>
<form method="post" action="/follow/case/add" novalidate id="add">
<input type="hidden" name="key" value="${key}">
<input type="hidden" name="id" value="${id}">
<label for="words">What would you like to add?</label>
${mistakeOf(mistakes, 'words')}
<textarea id="words" name="words" rows="8" dir="auto"${mistakes.length > 0 ? html` aria-invalid="true" aria-describedby="words-mistake"` : null}>${words}</textarea>
<div id="files" data-key="${key}"></div>
<noscript><p class="quiet">To send photos or documents, reply to one of our emails and attach them.</p></noscript>
<button type="submit" class="main">Send</button>
</form>
<p><a href="/follow/case">Go back without sending</a></p>`
