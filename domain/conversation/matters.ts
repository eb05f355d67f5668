import { asking, logging, newMatter, proceed, saying, type Told } from './flow.ts'
import type { Context } from './input.ts'
import type { Part, State } from './state.ts'
import { fill, type Strings, stringsOf } from './strings.ts'
import { pathOf, understand } from './understand.ts'

/** Enough to recognise it by. */
const shownLength = 120

const shown = (text: string): string => {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= shownLength ? line : `${line.slice(0, shownLength).replace(/\s?\S*$/u, '')}…`
}

const topicOf = ({ about }: Pick<Part, 'about'>, strings: Strings): string =>
  about === 'handling' ? strings.handling : strings.topics[about]

type Thing = Pick<Part, 'text' | 'about'>

/** What a part is shown by: of how a report was dealt with, only what is said beside the report. */
const wordsOf = ({ text }: Thing, place: number, parts: readonly Thing[]): string => {
  const before = parts[place - 1]?.text
  return shown(before !== undefined && text.startsWith(before) ? text.slice(before.length).trim() : text)
}

/** One of several things as it is said back. */
export const thingIn =
  (strings: Strings) =>
  (thing: Thing, place: number, all: readonly Thing[]): string =>
    fill(strings.thing, { topic: topicOf(thing, strings), words: wordsOf(thing, place, all) })

const partsOf = ({ matters }: Context): readonly Part[] =>
  matters.map(({ text, reading, about }) => ({
    text,
    understanding: understand(null, text, reading),
    about,
    choice: null,
  }))

/**
 * Says back each thing that was told at once, and asks whether to take them apart: each can go its own way then, with its
 * own dates. Null where there is but one, or it was asked before.
 */
export const askApart = (state: State, context: Context): Told | null => {
  const parts = partsOf(context)
  if (parts.length < 2 || state.asked.includes('apart')) return null
  const strings = stringsOf(state)
  const things = parts.map(thingIn(strings)).map((thing, place) => `${place + 1}. ${thing}`)
  return asking(
    { ...state, step: 'parting', question: null, parts: [...parts] },
    {
      kind: 'ask',
      ask: 'apart',
      text: fill(strings.asks.apart, { things: things.join('\n') }),
      choices: [
        { value: 'apart', label: strings.choices.apart },
        { value: 'together', label: strings.choices.together },
      ],
    },
  )
}

const withPart = (state: State, { text, understanding }: Part, parts: readonly Part[]): State => ({
  ...state,
  step: 'listening',
  story: [text],
  understanding,
  parts: [...parts],
})

/** The first thing first; the others follow without being typed again. */
export const takeApart = (state: State, context: Context): Told => {
  const [first, ...later] = state.parts
  return proceed(first === undefined ? state : withPart(state, first, later), context)
}

/** Nothing is taken apart, or no more of it: what is still to come goes with what is open now. */
export const keepTogether = (state: State): State =>
  state.step === 'parting'
    ? { ...state, parts: [] }
    : { ...state, story: [...state.story, ...state.parts.map(({ text }) => text)], parts: [] }

/** One thing of a form: logged as it stands, since whoever sent it has checked it. */
const logPart = (state: State, part: Part, parts: readonly Part[]): Told => {
  const path = part.choice === null ? pathOf(part.understanding) : 'complaint'
  return logging({ ...withPart(state, part, parts), choice: part.choice, path })
}

/**
 * The things of a form that is to be taken apart, the first one first; null where there is but one. What was chosen for
 * all of it is meant of what they are unhappy with, or of the first thing, where they are unhappy with none.
 */
export const logApart = (state: State, context: Context): Told | null => {
  const parts = partsOf(context)
  const unhappy = parts.some(({ understanding }) => understanding.dissatisfied)
  const [first, ...later] = parts.map((part, place) => ({
    ...part,
    choice: (unhappy ? part.understanding.dissatisfied : place === 0) ? state.choice : null,
  }))
  return first === undefined ? null : logPart({ ...state, filled: true }, first, later)
}

/** The next thing of the same message, once the one before it is logged; null where there is none. */
export const takeNext = (state: State, context: Context): Told | null => {
  const [next, ...later] = state.parts
  if (next === undefined || state.logged === null) return null
  const { saidAt, filled, answers } = state
  const beside = [...state.beside, state.logged.reference]
  const matter: State = { ...newMatter(state), saidAt, beside }
  if (filled) return logPart({ ...matter, filled, answers }, next, later)
  return saying(
    fill(stringsOf(state).nowNext, { words: shown(next.text) }),
    proceed(withPart(matter, next, later), context),
  )
}
