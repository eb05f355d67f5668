import type { Reply } from '../../domain/conversation/reply.ts'
import { type Content, html } from '../html.ts'

const stateWords = { done: 'Done', next: 'Next', later: 'Later' }

const line = (text: string): Content =>
  text.endsWith(':') ? html`<h2>${text.slice(0, -1)}</h2>` : html`<p>${text}</p>`

const stages = ({ stages: all = [] }: Reply): Content =>
  all.length === 0
    ? null
    : html`<ol class="stages" aria-label="The stages of your case">${all.map(
        ({ title, date, state }) =>
          html`<li class="${state}"><span class="state">${stateWords[state]}</span> <span class="title">${title}</span>${date === null ? null : html` <span class="date">${state === 'done' ? date : `by ${date}`}</span>`}</li>`,
      )}</ol>`

const shown = (reply: Reply, place: number): Content => {
  const [first = '', ...rest] = reply.text.split('\n')
  return reply.kind === 'logged'
    ? [
        place === 0 ? html`<h1>${first}</h1>` : html`<h2 class="again">${first}</h2>`,
        rest.map(line),
        stages(reply),
      ]
    : reply.text.split('\n').map((text) => html`<p>${text}</p>`)
}

/** A page has nowhere to type more, and says of several things but once what holds for all. */
const isToBeRead = ({ text }: Reply, place: number, all: readonly Reply[]): boolean =>
  !text.includes('type it here') && all.findIndex((each) => each.text === text) === place

/** What we made of it: the reference, the dates, and where to go. */
export const donePage = (replies: readonly Reply[]): Content => html`
${replies.filter(isToBeRead).map(shown)}
<p><a class="button" href="/follow">See your case</a></p>`
