import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Encoder } from '../../domain/classifier/encoder.ts'
import model from '../../domain/classifier/model.generated.json' with { type: 'json' }
import { readMessageWith } from '../../domain/classifier/readMessage.ts'
import { encoderFrom } from '../../encoder/encoder.ts'
import { ourEncoder } from '../../encoder/ourEncoder.ts'

const root = join(import.meta.dirname, '../..')
const indexOf = (name: string): number => model.outputs.findIndex((output) => output.name === name)

describe('the sentence encoder', () => {
  let encode: Encoder = () => null
  beforeAll(() => {
    vi.stubEnv('PUTRIGHT_ENCODER', '')
    encode = ourEncoder() ?? encode
  })
  afterAll(() => vi.unstubAllEnvs())

  const score = (gist: string, output: string): number => encode(gist)?.[indexOf(output)] ?? Number.NaN

  test('gives one score for each output of the model, the same every time', () => {
    const scores = encode('nobody came again.')
    expect(scores).toHaveLength(model.outputs.length)
    expect(encode('nobody came again.')).toEqual(scores)
  })

  test('its scores stand in the model’s order', () => {
    expect(
      score('i am very unhappy that nobody came, this is the third time.', 'disposition:complaint'),
    ).toBeGreaterThan(score('please thank the lovely plumber, he was brilliant.', 'disposition:complaint'))
    expect(score('i can smell gas in my kitchen.', 'flag:hazard_emergency')).toBeGreaterThan(0)
    expect(score('what time do you open?', 'flag:hazard_emergency')).toBeLessThan(0)
    expect(score('there is black mould in the bedroom.', 'topic:damp_mould')).toBeGreaterThan(
      score('there is black mould in the bedroom.', 'topic:charges'),
    )
  })

  test('any text at all gets an answer', () => {
    for (const gist of ['', '.', '你好', 'a'.repeat(5000), 'word '.repeat(2000), '\u0000'])
      expect(encode(gist)).toHaveLength(model.outputs.length)
  })

  test('a reading hears it where words and phrases leave a doubt', () => {
    const text = 'Six of them in my kitchen and not one cup left unwashed. They made my mother laugh.'
    const message = { channel: 'email', subject: null, text }
    expect(readMessageWith(encode)(message).probabilities).not.toEqual(
      readMessageWith(null)(message).probabilities,
    )
  })

  test('names, letter case, emoji and apostrophes do not change the reading', () => {
    const read = (text: string) => {
      const { disposition, flags } = readMessageWith(encode)({ channel: 'email', subject: null, text })
      return { disposition, flags }
    }
    const text = 'Mr Khalil says he isn’t happy. The fan was fitted on 3 March, and it rattles.'
    for (const other of [
      text.toUpperCase(),
      text.replace('’', "'"),
      text.replace('. ', ' 😡. '),
      text.replace('Khalil', 'Prydderch'),
      text.replace('3 March', '28 November'),
    ])
      expect(read(other)).toEqual(read(text))
  })
})

test('an encoder that cannot load gives no answer, and the reading stands on words and phrases', () => {
  const broken = encoderFrom(
    { worker: join(root, 'encoder/worker.ts'), model: join(root, 'no-such-folder'), runtime: 'none' },
    model.outputs.length,
    { first: 30_000, later: 100 },
  )
  expect(broken('nobody came again.')).toBeNull()
  const message = { channel: 'email', subject: null, text: 'Nobody came again. Third time.' }
  expect(readMessageWith(broken)(message)).toEqual(readMessageWith(null)(message))
})

test('the model is the file that its provenance describes', () => {
  const provenance = readFileSync(join(root, 'encoder/model/PROVENANCE.md'), 'utf8')
  const bytes = readFileSync(join(root, 'encoder/model/model.onnx'))
  expect(provenance).toContain(createHash('sha256').update(bytes).digest('hex'))
})
