/** Joins the soft line ends of `format=flowed` (RFC 3676): quote depth kept, stuffing removed, “-- ” left alone. */
export const unflow = (text: string, deleteSpace: boolean): string => {
  const out: { depth: number; pieces: string[]; open: boolean }[] = []
  for (const raw of text.split(/\r?\n/)) {
    const marks = /^>*/.exec(raw)?.[0].length ?? 0
    const line = raw.slice(marks).replace(/^ /, '')
    const soft = line.endsWith(' ') && line !== '-- '
    const words = soft && deleteSpace ? line.slice(0, -1) : line
    const last = out.at(-1)
    if (last?.open && last.depth === marks && line !== '-- ') {
      last.pieces.push(words)
      last.open = soft
    } else out.push({ depth: marks, pieces: [words], open: soft })
  }
  return out
    .map(({ depth, pieces }) => `${'>'.repeat(depth)}${depth > 0 ? ' ' : ''}${pieces.join('')}`)
    .join('\n')
}
