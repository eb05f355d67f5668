import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const onOneLine = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}#£']+/gu, ' ')
    .trim()

/** Debian’s `fasttext`, trained on texts and asked about others in one run; null where it is not installed. */
export const byFastText = (
  training: readonly { readonly text: string; readonly kind: string }[],
  test: readonly string[],
): { readonly kinds: string[]; readonly bytes: number; readonly seconds: number } | null => {
  if (spawnSync('fasttext', []).error !== undefined) return null
  const folder = mkdtempSync(join(tmpdir(), 'putright-fasttext-'))
  const [taught, model, asked] = ['taught.txt', 'model', 'asked.txt'].map((name) => join(folder, name))
  if (taught === undefined || model === undefined || asked === undefined) return null
  writeFileSync(taught, training.map(({ text, kind }) => `__label__${kind} ${onOneLine(text)}\n`).join(''))
  writeFileSync(asked, test.map((text) => `${onOneLine(text)}\n`).join(''))
  const how = '-epoch 30 -lr 0.5 -wordNgrams 2 -minn 3 -maxn 5 -dim 50 -bucket 200000 -thread 1'.split(' ')
  execFileSync('fasttext', ['supervised', '-input', taught, '-output', model, ...how], { stdio: 'ignore' })
  const began = performance.now()
  const answers = execFileSync('fasttext', ['predict', `${model}.bin`, asked], { encoding: 'utf8' })
  const seconds = (performance.now() - began) / 1000
  const bytes = statSync(`${model}.bin`).size
  rmSync(folder, { recursive: true })
  return {
    kinds: answers
      .trim()
      .split('\n')
      .map((line) => line.replace('__label__', '')),
    bytes,
    seconds,
  }
}
