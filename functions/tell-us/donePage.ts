import type { Reply } from '../../domain/conversation/reply.ts'
import { type Language, stringsOf } from '../../domain/conversation/strings.ts'
import { type Content, html } from '../html.ts'
import { fill, inLanguage, wordsIn } from '../residentWords.ts'
import { formId } from './form.ts'

const line = (text: string): Content =>
  text.endsWith(':') ? html`<h2>${text.slice(0, -1)}</h2>` : html`<p>${text}</p>`

const stages = ({ stages: all = [] }: Reply, lang: Language): Content => {
  const { stages: label, states, by } = wordsIn(lang).case
  return all.length === 0
    ? null
    : html`<ol class="stages" aria-label="${label}">${all.map(
        ({ title, date, state }) =>
          html`<li class="${state}"><span class="state">${states[state]}</span> <span class="title">${title}</span>${date === null ? null : html` <span class="date">${state === 'done' ? date : fill(by, { date })}</span>`}</li>`,
      )}</ol>`
}

/** A reference is read out and copied whole: it never breaks over two lines. */
const unbroken = (text: string, reference = ''): Content => {
  const [before, after] = reference === '' ? [text] : text.split(reference)
  return after === undefined ? text : html`${before}<span class="reference">${reference}</span>${after}`
}

const shown =
  (lang: Language) =>
  (reply: Reply, place: number): Content => {
    const [first = '', ...rest] = reply.text.split('\n')
    if (reply.kind !== 'logged') return reply.text.split('\n').map((text) => html`<p>${text}</p>`)
    const said = unbroken(first, reply.reference)
    const heading = place === 0 ? html`<h1>${said}</h1>` : html`<h2 class="again">${said}</h2>`
    return [heading, rest.map(line), stages(reply, lang)]
  }

/** A page has nowhere to type more, and says of several things but once what holds for all. */
const isToBeRead =
  (lang: Language) =>
  ({ text }: Reply, place: number, all: readonly Reply[]): boolean =>
    !text.endsWith(stringsOf({ lang }).moreToSay) && all.findIndex((each) => each.text === text) === place

/**
 * What we made of it: the reference, the dates, and where to go. The form is for the same in the other language; who has
 * its id has what was told, so it stands in the page and in no address.
 */
export const donePage = (id: string, replies: readonly Reply[], lang: Language): Content => html`
<form method="post" action="${inLanguage('/tell', lang)}" id="${formId}"><input type="hidden" name="id" value="${id}"></form>
${replies.filter(isToBeRead(lang)).map(shown(lang))}
<p><a class="button" href="${inLanguage('/follow', lang)}">${wordsIn(lang).door.see}</a></p>`
