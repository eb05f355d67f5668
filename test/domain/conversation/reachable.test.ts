import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Matter } from '../../../domain/classifier/matters.ts'
import { dispositions, flags, procedures, type Reading, topics } from '../../../domain/classifier/reading.ts'
import { type ChoiceValue, choiceValues } from '../../../domain/conversation/reply.ts'
import { newState, paths, type State, stateSchema, steps } from '../../../domain/conversation/state.ts'
import { type Chat, chat, codeDates, loggedAs, reading } from './residents.ts'

/** A move of a resident who may do anything; `told` is text that means something to nobody but them. */
type Move =
  | {
      readonly says: string
      readonly read: Reading
      readonly told: boolean
      /** Other things told at once with it. */
      readonly besides?: readonly Matter[]
    }
  | { readonly presses: ChoiceValue }
  | { readonly sends: string }

const readings: fc.Arbitrary<Reading> = fc
  .record({
    disposition: fc.constantFrom(...dispositions),
    complaint: fc.constantFrom(0.01, 0.3, 0.95),
    confidence: fc.constantFrom('sure', 'ask'),
    procedure: fc.option(fc.constantFrom(...procedures)),
    flags: fc.subarray([...flags], { maxLength: 3 }),
    topic: fc.constantFrom(...topics),
  })
  .map(reading)

const ordinaryWords = [
  'hello',
  'yes',
  'no',
  'skip',
  'both',
  'just fix it',
  'I want to complain',
  'I want to talk to a person',
  'stop',
  'thanks',
  'what do you mean',
  'are you a robot',
  'change my name',
  'log it',
  'something else',
  'I can smell gas',
  'water is dripping on the cooker',
  'rosa@example.org',
  '07700 900123',
  'PR-7F3K-9QZ2',
  'Dzień dobry, ogrzewanie nie działa i nie mam wody',
]

const unknownWords = fc.nat(999_999).map((number) => `Zq${number} vj kxw`)

const matters: fc.Arbitrary<Matter> = fc.record({
  text: unknownWords,
  reading: readings,
  about: fc.constantFrom(...topics, 'handling' as const),
})

const moves: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      says: fc.constantFrom(...ordinaryWords),
      read: readings,
      told: fc.constant(false),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ says: unknownWords, read: readings, told: fc.constant(true) }),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ said: fc.array(matters, { minLength: 2, maxLength: 3 }), read: readings })
      .map(({ said, read }) => ({
        says: said.map(({ text }) => text).join('. '),
        read,
        told: true,
        besides: said,
      })),
  },
  { weight: 4, arbitrary: fc.constantFrom(...choiceValues).map((presses) => ({ presses })) },
  { weight: 1, arbitrary: fc.constantFrom('kitchen.jpg', 'letter.pdf').map((sends) => ({ sends })) },
)

const outcomes = ['stage-1', 'service-request', 'enquiry', 'compliment', 'case-update'] as const
/** The host logs until nothing is to be logged: the next of several matters may need nothing more to be asked. */
const hosted = (at: Chat): Chat =>
  at.state.step === 'logging'
    ? hosted(at.host(loggedAs(outcomes[at.drafts.length % outcomes.length] ?? 'stage-1', codeDates)))
    : at

const moved = (at: Chat, move: Move): Chat => {
  if ('sends' in move)
    return at.attach([{ filename: move.sends, contentType: 'image/jpeg', size: 1, stored: null }])
  return 'presses' in move ? at.press(move.presses) : at.say(move.says, move.read, move.besides)
}

/** Every state on the way, the host logging where it is asked to. */
const walk = (path: readonly Move[]): readonly Chat[] => {
  const all = [chat()]
  for (const move of path) {
    const at = moved(all.at(-1) ?? chat(), move)
    all.push(at)
    if (at.state.step === 'logging') all.push(hosted(at))
  }
  return all
}

const walks = fc.array(moves, { maxLength: 14 })
const runs = { numRuns: 600 }

/** A resident who wants it logged and answers nothing that they need not. */
const nextWillingly = (at: Chat): Chat => {
  switch (at.state.step) {
    case 'listening':
    case 'left':
      return at.say('The gutter over my door has been loose since May.')
    case 'parting':
      return at.press('apart')
    case 'choosing':
      return at.press('complaint')
    case 'asking':
      return at.press('skip')
    case 'confirming':
      return at.press('confirm')
    case 'leaving':
      return at.press('log-now')
    case 'logging':
      return hosted(at)
    case 'done':
      return at
  }
}

/** Steps until something holds, or null where it takes more than `most`. */
const stepsUntil = (
  start: Chat,
  step: (at: Chat) => Chat,
  holds: (at: Chat) => boolean,
  most = 24,
): number | null => {
  let at = start
  for (let count = 0; count <= most; count += 1) {
    if (holds(at)) return count
    at = step(at)
  }
  return null
}

const isDone = ({ state }: Chat): boolean => state.step === 'done'
const isOver = ({ state }: Chat): boolean => state.step === 'done' || state.step === 'left'

describe('from every state that a resident can reach', () => {
  test('they can get to a logged case', () => {
    fc.assert(
      fc.property(walks, (path) => {
        for (const at of walk(path)) expect(stepsUntil(at, nextWillingly, isDone)).not.toBeNull()
      }),
      runs,
    )
  })

  test('they can get to the exit by leaving, at most twice', () => {
    fc.assert(
      fc.property(walks, (path) => {
        for (const at of walk(path)) {
          const leaving = (now: Chat) => (now.state.step === 'logging' ? hosted(now) : now.press('leave'))
          expect(stepsUntil(at, leaving, isOver, 3)).not.toBeNull()
        }
      }),
      runs,
    )
  })

  test('they can get to a person, with the call back logged', () => {
    fc.assert(
      fc.property(walks, (path) => {
        for (const at of walk(path)) {
          const asked = hosted(at).press('human')
          expect(stepsUntil(asked, nextWillingly, (now) => isDone(now) && now.state.callBack)).not.toBeNull()
        }
      }),
      runs,
    )
  })
})

const mayAskAgain = (move: Move | undefined): boolean =>
  move !== undefined &&
  ('presses' in move ? move.presses.startsWith('change:') : 'says' in move && move.says === 'change my name')

/** Each question with its matter; the summary is shown as often as it has changed. */
const asksOf = ({ state, replies }: Chat): readonly string[] =>
  replies.flatMap(({ ask }) => (ask === undefined || ask === 'confirm' ? [] : [`${state.matter} ${ask}`]))

/** What is asked again on a walk although nobody wished to change it. */
const repeated = (path: readonly Move[]): readonly string[] => {
  let at = chat()
  const before = new Set(asksOf(at))
  return path.flatMap((move) => {
    const asked = moved(at, move)
    at = hosted(asked)
    const now = asksOf(asked)
    const again = mayAskAgain(move) ? [] : now.filter((ask) => before.has(ask))
    for (const ask of now) before.add(ask)
    return again
  })
}

describe('on every walk', () => {
  test('nothing is asked twice in a matter, unless they wish to change it', () => {
    fc.assert(
      fc.property(walks, (path) => {
        expect(repeated(path)).toEqual([])
      }),
      runs,
    )
  })

  test('the walks reach every step and every path, so that these rules are about all of them', () => {
    const states = fc.sample(walks, 1500).flatMap((path) => walk(path).map(({ state }) => state))
    expect(new Set(states.map(({ step }) => step))).toEqual(new Set(steps))
    expect(new Set(states.map(({ path }) => path))).toEqual(new Set([null, ...paths]))
  })

  test('every move is answered, in words, or has something logged', () => {
    fc.assert(
      fc.property(walks, (path) => {
        for (const at of walk(path)) expect(at.words !== '' || at.state.step === 'logging').toBe(true)
      }),
      runs,
    )
  })

  test('a state survives being stored', () => {
    fc.assert(
      fc.property(walks, (path) => {
        for (const { state } of walk(path))
          expect(stateSchema.parse(JSON.parse(JSON.stringify(state)))).toEqual(state)
      }),
      runs,
    )
  })

  test('nothing that they told is lost: it is in the conversation or in what was logged', () => {
    const keeps = ({ story, answers, pending, parts }: State) =>
      JSON.stringify([story, answers, pending, parts])
    const wordsOf = (move: Move) => ('says' in move && move.told ? move.says.split('. ') : [])
    const mayTakeBack = (move: Move) =>
      'presses' in move
        ? /^(change:|something-else)/.test(move.presses)
        : 'says' in move && /^(change|something)/.test(move.says)
    fc.assert(
      fc.property(
        fc.array(
          moves.filter((move) => !mayTakeBack(move)),
          { maxLength: 14 },
        ),
        (path) => {
          const last = walk(path).at(-1)
          const kept = keeps(last?.state ?? newState) + JSON.stringify(last?.drafts)
          for (const words of path.flatMap(wordsOf)) expect(kept).toContain(words)
        },
      ),
      runs,
    )
  })

  test('things told at once are each logged once, in their order, and the later ones name the earlier', () => {
    fc.assert(
      fc.property(fc.array(matters, { minLength: 2, maxLength: 3 }), readings, (said, read) => {
        fc.pre(new Set(said.map(({ text }) => text)).size === said.length)
        const told = chat().say(said.map(({ text }) => text).join('. '), read, said)
        fc.pre(told.state.step === 'parting')
        let at = told.press('apart')
        for (let step = 0; at.state.step !== 'done' && step < 40; step += 1) at = nextWillingly(at)
        expect(at.drafts.map(({ text }) => said.findIndex((each) => text.startsWith(each.text)))).toEqual(
          said.map((_, place) => place),
        )
        expect(at.drafts.map(({ beside }) => beside.length)).toEqual(said.map((_, place) => place))
      }),
      runs,
    )
  })
})
