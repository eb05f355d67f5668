import { Buffer } from 'node:buffer'

/** The commonest characters of a language: their share in a decoding says how likely the decoding is. */
const common: Record<string, Set<string>> = {
  gb18030: new Set(
    '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实投诉维修房漏水请问楼坏暖气谢您',
  ),
  big5: new Set(
    '的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實請問樓壞謝您',
  ),
  shift_jis: new Set(
    'のにはをたがでてとしれさいるなもですますこあっうかくおりんらよまつえきけせそちねほめやわへろば。、日本人年月時分お願',
  ),
  'euc-jp': new Set(
    'のにはをたがでてとしれさいるなもですますこあっうかくおりんらよまつえきけせそちねほめやわへろば。、日本人年月時分お願',
  ),
  'euc-kr': new Set('이다는에의가을를고한지사하기로서도은그있것들나수어아리자시니요세안녕습합감'),
  'windows-1251': new Set('оеаинтсрвлкмдпуяыьгзбчйхжшюОЕАИНТСРВ'),
  'koi8-r': new Set('оеаинтсрвлкмдпуяыьгзбчйхжшю'),
  'windows-1256': new Set('اليمنتوربدهعسفحقكخجشصطضذزثظغء'),
  'windows-1253': new Set('αοιετσνηυρπκμλςάίόέήώ'),
}

const scoreOf = (text: string, favourites: Set<string>): number => {
  let score = 0
  let foreign = 0
  for (const character of text) {
    if (character < '\u0080') continue
    foreign++
    if (favourites.has(character)) score += 1
    else if (/[\uff61-\uff9f\ue000-\uf8ff\u0080-\u009f]/.test(character)) score -= 1
  }
  return foreign === 0 ? 0 : score / foreign
}

const scored = (bytes: Uint8Array, [encoding, favourites]: [string, Set<string>]): [string, number] => {
  try {
    return [encoding, scoreOf(new TextDecoder(encoding, { fatal: true }).decode(bytes), favourites)]
  } catch {
    return [encoding, -1]
  }
}

/** A cut sample may end inside a character. */
const trimmed = (bytes: Uint8Array): Uint8Array => {
  const end = bytes.lastIndexOf(0x0a)
  return end > bytes.length / 2 ? bytes.subarray(0, end) : bytes
}

const highShare = (bytes: Uint8Array): number => {
  let high = 0
  let letters = 0
  for (const byte of bytes) {
    if (byte > 0x7f) high++
    else if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) letters++
  }
  return high / Math.max(1, high + letters)
}

/** Letters of a foreign script stand together; an accent stands alone among Latin letters. */
const isScattered = (bytes: Uint8Array): boolean => {
  const runs =
    Buffer.from(bytes)
      .toString('latin1')
      .match(/[\x80-\xff]+/g) ?? []
  return runs.reduce((sum, run) => sum + run.length, 0) < runs.length * 2
}

/** Which encoding bytes without a believable label are in. Mostly Latin letters: Windows-1252. */
export const guessCharset = (bytes: Uint8Array): string => {
  const sample = trimmed(bytes)
  if (isScattered(sample)) return 'windows-1252'
  const best = Object.entries(common)
    .map((each) => scored(sample, each))
    .reduce((one, other) => (other[1] > one[1] ? other : one))
  const needed = highShare(sample) < 0.2 ? 0.5 : 0.12
  return best[1] >= needed ? best[0] : 'windows-1252'
}
