const cells = 30

const drawn = (name: string, done: number, all: number): string => {
  const full = Math.round((cells * done) / all)
  return `${name.padEnd(26)} [${'#'.repeat(full)}${'.'.repeat(cells - full)}] ${Math.round((100 * done) / all)}%`
}

/** A bar on standard error: redrawn in place in a terminal, one line a quarter elsewhere. */
export const progressBar = (name: string, all: number): ((done: number) => void) => {
  const quarter = Math.max(1, Math.round(all / 4))
  return (done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${drawn(name, done, all)}${done === all ? '\n' : ''}`)
    else if (done === all || done % quarter === 0) console.error(drawn(name, done, all))
  }
}
