import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildModel } from './buildModel.ts'
import { corpusHash, readCorpus } from './corpus.ts'
import { showAll } from './dataset.ts'

const corpus = showAll(readCorpus())
const target = join(import.meta.dirname, '../domain/classifier/model.generated.json')
writeFileSync(target, `${JSON.stringify(buildModel(corpus, corpusHash()))}\n`)
console.error(`Trained on ${corpus.length} messages: ${target}`)
