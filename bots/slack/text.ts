/** Text cut to a length, never inside a character. */
export const clipped = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Text that stands in mrkdwn as it is: no mention, link or channel can be made of it. Clipped before it is escaped. */
const escaped = (text: string): string => text.replace(/[&<>]/g, (character) => escapes[character] ?? '')

/** Escaping a character makes up to five of it. */
export const fitting = (text: string, length: number): string => {
  let clip = length
  while (escaped(clipped(text, clip)).length > length) clip = Math.floor(clip * 0.9)
  return escaped(clipped(text, clip))
}
