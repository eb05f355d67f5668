import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writePhraseIndex } from './phraseIndex.ts'

writePhraseIndex()
// The reader loads the index of phrases as it starts, so it may start only now.
const [{ buildModel }, { corpusHash, readCorpus }, { showAll }, { readHeard }] = await Promise.all([
  import('./buildModel.ts'),
  import('./corpus.ts'),
  import('./dataset.ts'),
  import('./heard.ts'),
])
const corpus = showAll(readCorpus())
const target = join(import.meta.dirname, '../domain/classifier/model.generated.json')
writeFileSync(target, `${JSON.stringify(buildModel(corpus, corpusHash(), readHeard()))}\n`)
console.error(`Trained on ${corpus.length} messages: ${target}`)
