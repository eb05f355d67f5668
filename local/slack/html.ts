import { escapeHtml } from '../../domain/notices/render.ts'
import type { Block, Element, Filled, Input, Modal, Option } from './view.ts'

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

const lines = (html: string): string => html.replaceAll('\n', '<br>')

/** Slack’s markup as far as the bot writes it: bold, and one picture. */
const marked = (text: string): string =>
  lines(
    escapeHtml(unescaped(text))
      .replace(/\*([^*\n]+)\*/g, '<strong>$1</strong>')
      .replaceAll(':warning:', '<span aria-hidden="true">⚠</span>'),
  )

/** A button that sends its form with what it does. */
export const doing = (act: object, label: string, look = '', says?: string): string =>
  `<button name="do" value="${escapeHtml(JSON.stringify(act))}" class="${escapeHtml(look)}"${says === undefined ? '' : ` aria-label="${escapeHtml(says)}"`}>${escapeHtml(label)}</button>`

/** Where a button stands: in a modal, in the App Home, or in a message by its time. */
export type From = string

const buttonOf = (element: Element, from: From): string =>
  doing(
    { what: 'press', from, action: element.action_id, value: element.value ?? '' },
    element.text?.text ?? '',
    element.style,
    element.accessibility_label,
  )

const optionTag = ({ value, text, description }: Option, chosen: readonly string[]): string =>
  `<option value="${escapeHtml(value)}"${chosen.includes(value) ? ' selected' : ''}>${escapeHtml([text.text, description?.text ?? ''].filter((each) => each !== '').join(' · '))}</option>`

const tick = (id: string, { element }: Input, option: Option, filled: readonly string[]): string =>
  `<label class="tick"><input type="${element.type === 'checkboxes' ? 'checkbox' : 'radio'}" name="${escapeHtml(id)}" value="${escapeHtml(option.value)}"${filled.includes(option.value) ? ' checked' : ''}><span>${escapeHtml(option.text.text)}${option.description === undefined ? '' : `<br><small>${escapeHtml(option.description.text)}</small>`}</span></label>`

const dateTypes: Readonly<Record<string, string>> = { datepicker: 'date', timepicker: 'time' }

const controlOf = (input: Input, filled: readonly string[], found: readonly Option[]): string => {
  const { element, block_id } = input
  const named = `id="${escapeHtml(block_id)}" name="${escapeHtml(block_id)}"`
  const value = escapeHtml(filled[0] ?? '')
  const options = [
    ...found,
    ...(element.initial_option === undefined ? [] : [element.initial_option]),
    ...element.options,
  ]
  switch (element.type) {
    case 'plain_text_input':
      return element.multiline === true
        ? `<textarea ${named} rows="5" maxlength="${element.max_length ?? 3000}">${value}</textarea>`
        : `<input ${named} value="${value}">`
    case 'external_select':
      return `<select ${named}><option value="">Nobody chosen</option>${options.map((each) => optionTag(each, filled)).join('')}</select><label for="find-typed">Find somebody</label><input id="find-typed" name="typed">${doing({ what: 'find', action: element.action_id, block: block_id }, 'Find')}`
    case 'static_select':
      return `<select ${named}>${options.map((each) => optionTag(each, filled)).join('')}</select>`
    default:
      return `<input type="${dateTypes[element.type] ?? 'text'}" ${named} value="${value}">`
  }
}

const inputOf = (input: Input, modal: Pick<Modal, 'filled' | 'wrong' | 'found'>): string => {
  const { block_id: id, element, label, optional } = input
  const filled = modal.filled[id] ?? []
  const wrong = modal.wrong[id] === undefined ? '' : `<p class="wrong">${escapeHtml(modal.wrong[id])}</p>`
  const name = escapeHtml(`${label.text}${optional ? ' (optional)' : ''}`)
  if (element.type === 'checkboxes' || element.type === 'radio_buttons')
    return `<fieldset><legend>${name}</legend>${wrong}${element.options.map((option) => tick(id, input, option, filled)).join('')}</fieldset>`
  return `<p><label for="${escapeHtml(id)}">${name}</label>${wrong}${controlOf(input, filled, modal.found)}</p>`
}

const nothingFilled = { filled: {} as Filled, wrong: {}, found: [] }

const blockOf = (block: Block, from: From, modal: Pick<Modal, 'filled' | 'wrong' | 'found'>): string => {
  switch (block.type) {
    case 'section':
      return `<p>${marked(block.text.text)}</p>${block.accessory === undefined ? '' : `<p>${buttonOf(block.accessory, from)}</p>`}`
    case 'header':
      return `<h3>${escapeHtml(block.text.text)}</h3>`
    case 'context':
      return `<p class="quiet">${block.elements.map(({ text }) => lines(escapeHtml(text))).join(' ')}</p>`
    case 'actions':
      return `<p class="row">${block.elements.map((element) => buttonOf(element, from)).join(' ')}</p>`
    case 'rich_text':
      return block.elements
        .map(
          ({ elements }) =>
            `<blockquote>${escapeHtml(elements.map(({ text }) => text).join(''))}</blockquote>`,
        )
        .join('')
    case 'input':
      return inputOf(block, modal)
  }
}

/** Block Kit as HTML, everything escaped. */
export const blocksHtml = (
  blocks: readonly Block[],
  from: From,
  modal: Pick<Modal, 'filled' | 'wrong' | 'found'> = nothingFilled,
): string => blocks.map((block) => blockOf(block, from, modal)).join('')
