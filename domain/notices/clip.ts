/** A text no longer than so many UTF-16 units, with a mark where it was cut and no half of a letter left over. */
export const clip = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
