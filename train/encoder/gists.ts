import { featuresOf } from '../../domain/classifier/features.ts'
import { gistOf } from '../../domain/classifier/gist.ts'
import { readCorpus } from '../corpus.ts'

/** Prints the corpus as the encoder is given it, one message a line: what `fineTune.py` reads. */
for (const message of readCorpus()) {
  const { id, writer, disposition, procedure, flags, topic } = message
  const gist = gistOf(message, featuresOf(message))
  process.stdout.write(`${JSON.stringify({ id, writer, gist, disposition, procedure, flags, topic })}\n`)
}
