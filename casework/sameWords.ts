/** Words around a name that are not part of it. */
const besides = new Set('i m im am my name is it s its this the mr mrs ms miss mx dr sir'.split(' '))

/** A name, or an address, as it is compared: its words, without marks and capitals, in no order. */
export const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '' && !besides.has(word)),
  )

/** Whether what is typed now names all that was told before; no more is asked than they told. */
export const saysAll = (told: string, typed: string): boolean => {
  const [given, wanted] = [wordsOf(typed), wordsOf(told)]
  return wanted.size > 0 && [...wanted].every((word) => given.has(word))
}
