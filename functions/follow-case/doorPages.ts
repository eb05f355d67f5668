import { codeMinutes } from '../../casework/openFollow.ts'
import type { Landlord } from '../../domain/landlord/landlord.ts'
import { type Content, html } from '../html.ts'
import { type Mistake, mistakeOf } from '../residentPage.ts'

const described = (mistakes: readonly Mistake[], field: string, hint: string): Content => {
  const wrong = mistakes.some((each) => each.field === field)
  return wrong
    ? html` aria-invalid="true" aria-describedby="${field}-mistake ${hint}"`
    : html` aria-describedby="${hint}"`
}

/** The first step: which case. */
export const askPage = (reference: string, mistakes: readonly Mistake[]): Content => html`
<h1>See your case</h1>
<p>We will send a code to the email address that you gave us. That way nobody else can see your case.</p>
<form method="post" action="/follow" novalidate>
<label for="reference">Your reference</label>
<p class="quiet" id="reference-hint">It starts with PR, and is in our letters and at the end of your chat.</p>
${mistakeOf(mistakes, 'reference')}
<input type="text" id="reference" name="reference" value="${reference}" maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false"${described(mistakes, 'reference', 'reference-hint')}>
<button type="submit" class="main">Send me a code</button>
</form>
<p><a href="/chat">I want to tell you about something new</a></p>`

/** The second step. It says the same whether or not there is such a case. */
export const codePage = (
  reference: string,
  mistakes: readonly Mistake[],
  landlord: Landlord,
): Content => html`
<h1>Type the code</h1>
<p>If we have a case <span class="reference">${reference}</span> with an email address, we have just sent a code there. It works for ${codeMinutes} minutes.</p>
<form method="post" action="/follow/code" novalidate>
<input type="hidden" name="reference" value="${reference}">
<label for="code">The code from the email</label>
<p class="quiet" id="code-hint">6 numbers. Look in the folder for junk mail too.</p>
${mistakeOf(mistakes, 'code')}
<input type="text" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="12"${described(mistakes, 'code', 'code-hint')}>
<button type="submit" class="main">Open my case</button>
</form>
<h2>No email?</h2>
<p>Check the reference, and <a href="/follow">start again</a>. We send at most five codes an hour. If we have no email address for you, ring us on <a href="tel:${landlord.telephone}">${landlord.telephone}</a> and we will tell you where it stands.</p>`

/**
 * Where the link of the mail leads. It opens nothing by itself: programs that look at every link in a mail would else
 * use it up.
 */
export const linkPage = (reference: string, key: string): Content => html`
<h1>Open your case</h1>
<form method="post" action="/follow/open">
<input type="hidden" name="reference" value="${reference}">
<input type="hidden" name="key" value="${key}">
<button type="submit" class="main">Open my case</button>
</form>`

/** A session that is over, or was never there. */
export const overPage: Content = html`
<h1>Your case is closed on this device</h1>
<p>We close it by itself after half an hour, so that nobody else who uses this device sees it. What you sent is with us.</p>
<p><a class="button" href="/follow">See your case</a></p>`

export const tooManyPage = (landlord: Landlord): Content => html`
<h1>Please wait a while</h1>
<p>There were many tries from where you are, so we have to wait for up to an hour. Nothing is lost. If it cannot wait, ring us on <a href="tel:${landlord.telephone}">${landlord.telephone}</a>.</p>`
