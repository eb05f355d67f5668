import { readFileSync, writeFileSync } from 'node:fs'
import { featuresOf } from '../../domain/classifier/features.ts'
import { gistOf } from '../../domain/classifier/gist.ts'
import { ourEncoder } from '../../encoder/ourEncoder.ts'
import { readCorpus } from '../corpus.ts'
import { heardFile, heardSchema, pack } from '../heard.ts'

/**
 * Lets the shipped encoder hear the messages of every writer whom it was not taught, so that `npm run train` can judge
 * the two together. What its sisters, taught without a writer, said of that writer’s messages stays as it is.
 */
const encode = ourEncoder()
if (encode === null) throw new Error('There is no encoder: see train/encoder/README.md')
const known = heardSchema.parse(JSON.parse(readFileSync(heardFile, 'utf8')))
const taught = new Set(known.seen)
const scores = { ...known.scores }
for (const message of readCorpus()) {
  if (taught.has(message.writer)) continue
  const heard = encode(gistOf(message, featuresOf(message)))
  if (heard === null) throw new Error('The encoder gave no answer')
  scores[message.id] = pack(heard)
}
const sorted = Object.fromEntries(Object.entries(scores).sort(([one], [other]) => (one < other ? -1 : 1)))
writeFileSync(heardFile, `${JSON.stringify({ seen: known.seen, scores: sorted })}\n`)
console.error(`The encoder has been heard on ${Object.keys(sorted).length} messages`)
