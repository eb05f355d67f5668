import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The page's files in a folder, each read once. */
export const pageFiles = (folder: string): ((name: string) => string | null) => {
  const read = new Map<string, string | null>()
  return (name) => {
    const known = read.get(name)
    if (known !== undefined) return known
    const path = join(folder, name)
    const text = existsSync(path) ? readFileSync(path, 'utf8') : null
    read.set(name, text)
    return text
  }
}
