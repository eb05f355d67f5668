/** A film as far as its first bytes go (ISO 14496-12, `ftyp`); no two pieces of it are the same. */
export const filmOf = (bytes: number): Buffer => {
  const content = Buffer.alloc(bytes)
  for (let index = 0; index < bytes; index += 1) content[index] = (index * 31 + (index >> 9)) % 251
  content.set(Buffer.from('00000018667479706d703432000000006d70343269736f6d', 'hex'))
  return content
}
