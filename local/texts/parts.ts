/** The letters of the basic table of GSM 03.38 (3GPP TS 23.038, 6.2.1), seven bits each. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
/** Those of its extension, which take two (6.2.1.1). */
const extended = new Set('\f^{}\\[~]|€')

/** How a text travels, and as how many parts: each is paid for. */
export interface Parts {
  readonly encoding: 'GSM 03.38' | 'UCS-2'
  readonly parts: number
}

const partsOf = (length: number, one: number, each: number): number =>
  length <= one ? 1 : Math.ceil(length / each)

/** A part of several has room for less: a header says which it is (3GPP TS 23.040, 9.2.3.24.1). */
export const partsIn = (text: string): Parts => {
  const letters = [...text]
  if (letters.every((letter) => basic.has(letter) || extended.has(letter))) {
    const septets = letters.length + letters.filter((letter) => extended.has(letter)).length
    return { encoding: 'GSM 03.38', parts: partsOf(septets, 160, 153) }
  }
  return { encoding: 'UCS-2', parts: partsOf(text.length, 70, 67) }
}
