import { contactIn } from './words.ts'

/** Somebody who acts for a resident, as far as their words tell. */
export interface Acting {
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly as: string
}

const relations: readonly (readonly [string, RegExp])[] = [
  ['councillor', /\b(?:councill?or|cllr)\b/i],
  ['Member of Parliament', /\b(?:MP|member of parliament)\b/],
  ['solicitor', /\b(?:solicitor|lawyer)\b/i],
  ['adviser', /\b(?:advis[eo]r|citizens advice|shelter|law centre)\b/i],
  ['support worker', /\b(?:support|social|key) worker\b/i],
  [
    'relative',
    /\b(?:mum|mother|dad|father|son|daughter|sister|brother|wife|husband|partner|niece|nephew|aunt|uncle|cousin|gran\w*)\b/i,
  ],
  ['friend', /\b(?:friend|neighbour)\b/i],
]

const longestName = 80

/** The name, and how to reach them; null where nothing but a way to reach somebody is left. */
export const representativeIn = (words: string): Acting | null => {
  const { email, phone } = contactIn(words)
  const rest = [email, phone]
    .reduce<string>((text, known) => (known === null ? text : text.replace(known, ' ')), words)
    .replace(/^\s*(?:yes|yeah|yep)\b[,.! ]*/i, '')
    .replace(/\b(?:on|at|ring|phone|email|is|it's|it’s|her|his|their|number)\s*$/i, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,.;:()-]+|[\s,.;:()-]+$/g, '')
  if (rest === '') return null
  const as = relations.find(([, named]) => named.test(words))?.[0] ?? 'representative'
  return { name: rest.slice(0, longestName), email, phone, as }
}
