/** What the elements of the common mail programs say about their content, by their names, classes, ids and styles. */

export type Attributes = Record<string, string>

const block = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)
const paragraph = new Set('blockquote dl fieldset figure h1 h2 h3 h4 h5 h6 ol p pre table ul'.split(' '))
const unseen = new Set(
  'script style head title template noscript object applet svg math audio video canvas select textarea iframe'.split(
    ' ',
  ),
)

export const isBlock = (name: string): boolean => block.has(name)

/** Outlook writes every line as a paragraph of this class, and blank lines as empty ones. */
export const isParagraph = (name: string, { class: names = '' }: Attributes): boolean =>
  paragraph.has(name) &&
  !(name === 'p' && /MsoNormal|MsoPlainText|gmail-?default|xmsonormal|x_Mso/i.test(names))

const hiding =
  /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*[01](?:\.\d+)?(?:px|pt)?\s*(?:;|!|$)|max-height\s*:\s*0(?:px|pt|em)?\s*(?:;|!|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)/i

/** Never shown to the sender or the reader: scripts, styles, preheaders, tracking. */
export const isUnseen = (name: string): boolean => unseen.has(name)
export const isHidden = ({ style = '', class: names = '', hidden }: Attributes): boolean =>
  hidden !== undefined ||
  hiding.test(style) ||
  /(^|\s)(x_)?(preheader|preview-?text|mcnPreviewText)(\s|$)/i.test(names)

const tokens = ({ class: names = '', id = '' }: Attributes): string[] =>
  `${names} ${id}`
    .toLowerCase()
    .split(/\s+/)
    .filter((token) => token !== '')
    .map((token) => token.replace(/^(x_)+/, ''))

const quoteTokens =
  /^(isreplycontent|replybody|mail-quote|mailquote|yahoo_quoted.*|ydp\w*yahoo_quoted|tutanota_quote|front-blockquote|quoted-?text|zmail_extra_blockquote|wordsection_quote|gmail_quote_quoted)$/
const looseTokens = /^(protonmail_quote|zmail_extra|messagereplysection|bloop_container)$/
const historyTokens =
  /^(divrplyfwdmsg|appendonsend|stopspelling|mail-editor-reference-message-container|olk_src_body_section|outlookmessageheader|orimsghtmlseperator|zwchr|original-content|reply-intro|spnoriginalmessage)$/
const signatureTokens =
  /^(gmail_signature|moz-signature|signature|mobile-?signature|ms-outlook-mobile-signature|applemailsignature|apple-signature|protonmail_signature_block(-.*)?|composer_signature|ymail_android_signature|zmail_signature|_rc_sig|isMailSignature|bloop_sign.*|edo-signature|mail-signature|email-?signature|tutanota-signature|spark-signature|aolmail_signature)$/i

const outlookRule = /border:none;\s*border-top:\s*solid\s*#?(b5c4df|e1e1e1|b4c4de)/i

export type Meaning = {
  quote: boolean
  loose: boolean
  history: boolean
  signature: boolean
  attribution: boolean
}

const isCitation = (name: string, attributes: Attributes): boolean =>
  name === 'blockquote' &&
  (attributes.type?.toLowerCase() === 'cite' ||
    attributes.cite !== undefined ||
    /gmail_quote|protonmail_quote|quote/i.test(attributes.class ?? ''))

const isIndent = (name: string, { style = '' }: Attributes): boolean =>
  name === 'blockquote' &&
  /border(-left)?\s*:\s*(none|0)|^margin:\s*0(px)?\s+0(px)?\s+0(px)?\s+40px/i.test(style)

/** What an element says of everything in it. */
export const meaningOf = (name: string, attributes: Attributes): Meaning => {
  const marks = tokens(attributes)
  const marker = attributes['data-marker'] ?? ''
  const citation = isCitation(name, attributes) && !isIndent(name, attributes)
  return {
    quote: citation || marks.some((token) => quoteTokens.test(token)),
    loose:
      (name === 'blockquote' && !isIndent(name, attributes)) ||
      marks.some((token) => looseTokens.test(token)),
    history:
      marks.some((token) => historyTokens.test(token)) ||
      outlookRule.test(attributes.style ?? '') ||
      /^(messageReplySection)$/.test(attributes.name ?? '') ||
      /__DIVIDER__|__QUOTED_TEXT__/.test(marker),
    signature:
      marks.some((token) => signatureTokens.test(token)) ||
      attributes['data-smartmail'] === 'gmail_signature' ||
      /__SIG_P/.test(marker),
    attribution: marks.includes('moz-cite-prefix') || marks.includes('gmail_attr'),
  }
}
