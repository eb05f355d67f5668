import { type ChoiceValue, type Field, type Question, questions, type Reply } from './reply.ts'
import type { Draft, State } from './state.ts'
import { fill, type Strings, stringsOf } from './strings.ts'
import { contactIn, referenceIn } from './words.ts'

/** We found no way to reach them, or they typed an address beside it that we could not read. */
const needsReading = (contact: string): boolean => {
  const { email, phone } = contactIn(contact)
  return email === null && (phone === null || contact.includes('@'))
}

/** Answers that are more than a field of the message: they go with the text, so that a person reads them. */
const alsoSaid: readonly (readonly [Question, string, (answer: string) => boolean])[] = [
  ['sought', 'What would put it right', () => true],
  ['adjustments', 'To make it easier to deal with me', () => true],
  ['representative', 'Acting for me, and you may talk to them', () => true],
  ['contact', 'How to reach me', needsReading],
  ['reference', 'About', (answer) => referenceIn(answer) === null],
]

/** The whole of what they told us, in their words, as it will be read by people and by the classifier. */
const textOf = ({ story, answers, attachments, callBack }: State): string => {
  const lines = alsoSaid.flatMap(([question, label, goesAlong]) => {
    const answer = answers[question] ?? null
    return answer !== null && goesAlong(answer) ? [`${label}: ${answer}`] : []
  })
  const sent = story.length > 0 ? [] : [`Sent: ${attachments.map(({ filename }) => filename).join(', ')}`]
  return [...story, ...sent, ...lines, ...(callBack ? ['Please get in touch with me.'] : [])].join('\n\n')
}

/** What is to be logged of a matter as it stands. */
export const draftOf = (state: State): Draft => {
  const { answers, story } = state
  const contact = contactIn(answers.contact ?? '')
  return {
    text: textOf(state),
    saidAt: state.saidAt,
    choice: state.choice,
    person: { name: answers.name ?? null, address: answers.address ?? null, ...contact },
    sought: answers.sought ?? null,
    adjustments: answers.adjustments ?? null,
    representative: answers.representative ?? null,
    attachments: state.attachments,
    callBack: state.callBack,
    caseReference: referenceIn(answers.reference ?? '') ?? referenceIn(story.join('\n')),
    beside: state.beside,
  }
}

/** What was added once a matter had been logged. */
export const additionOf = (state: State, text: string): Draft => {
  const { name, address, contact } = state.answers
  const answers = { ...(name && { name }), ...(address && { address }), ...(contact && { contact }) }
  const draft = draftOf({ ...state, story: [text], answers, choice: null, callBack: false })
  return { ...draft, saidAt: null, caseReference: state.logged?.reference ?? null }
}

/** Enough to recognise it by; what is logged is all of it. */
const shownLength = 1_200

const shownStory = ({ story, attachments }: State, strings: Strings): string => {
  const told = story.join('\n\n')
  const files = attachments.map(({ filename }) => `\n${fill(strings.withFile, { file: filename })}`).join('')
  return (told.length <= shownLength ? told : `${told.slice(0, shownLength)}${strings.restOfIt}`) + files
}

const shownValue = (state: State, field: Field): string => {
  const strings = stringsOf(state)
  if (field === 'story') return shownStory(state, strings)
  if (field === 'choice') return state.choice === null ? strings.notSaid : strings.chosenField[state.choice]
  return state.answers[field] ?? strings.notSaid
}

const shown = (state: State): readonly Field[] => {
  const fields: Field[] = ['story']
  if (state.path === 'complaint' || state.choice !== null) fields.push('choice')
  return [...fields, ...questions.filter((question) => question in state.answers)]
}

const confirmLabel = ({ choice, path }: State, strings: Strings): string => {
  if (choice === 'complaint' || choice === 'both') return strings.confirmComplaint
  return path === 'complaint' || path === 'service_request' ? strings.confirmLog : strings.confirmPassOn
}

/** “Check what I’ll log”, each line of which can be changed. */
export const summaryOf = (state: State): Reply => {
  const strings = stringsOf(state)
  const rows = shown(state).map((field) => ({
    field,
    label: strings.fields[field],
    value: shownValue(state, field),
  }))
  const lines = rows.map(({ label, value }) => `${label}: ${value}`).join('\n')
  const choices: { value: ChoiceValue; label: string }[] = [
    { value: 'confirm', label: confirmLabel(state, strings) },
    ...(state.path === 'service_request' && state.choice === null
      ? [{ value: 'complaint' as const, label: strings.makeComplaint }]
      : []),
    { value: 'leave', label: strings.choices.leave },
  ]
  return {
    kind: 'summary',
    ask: 'confirm',
    text: `${strings.asks.confirm}\n${lines}`,
    rows,
    choices,
  }
}
