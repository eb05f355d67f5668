import type { Notice, Part } from './notice.ts'

const said = (part: Part): string => {
  switch (part.kind) {
    case 'quote':
      return `“${part.text}”`
    case 'steps':
      return part.steps.map(({ when, what }) => `${when}: ${what}`).join('\n')
    case 'danger':
    case 'heading':
    case 'paragraph':
      return part.text
  }
}

/** A notice as words alone, for a chat that shows text. A heading stands on the line above what it heads. */
export const renderChat = ({ parts }: Pick<Notice, 'parts'>): string =>
  parts
    .map((part) => `${said(part)}${part.kind === 'heading' ? '\n' : '\n\n'}`)
    .join('')
    .trim()
