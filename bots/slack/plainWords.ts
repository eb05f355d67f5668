/** A mention, a channel, a link or a date as Slack writes it: `<@U1|name>`, `<#C1|name>`, `<https://…|label>`. */
const reference = /<([@#!]?)([^|>]*)(?:\|([^>]*))?>/g

const spoken = (kind: string, target: string, label: string | undefined): string => {
  if (kind === '') return label === undefined || label === '' ? target.replace(/^(?:mailto|tel):/, '') : label
  return label === undefined || label === '' ? '' : `${kind === '!' ? '' : kind}${label.replace(/^[@#]/, '')}`
}

/** What somebody typed in Slack, without Slack’s markup: only `&amp;`, `&lt;` and `&gt;` stand for a character there. */
export const plainWords = (text: string): string =>
  text
    .replace(reference, (_, kind: string, target: string, label?: string) => spoken(kind, target, label))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
