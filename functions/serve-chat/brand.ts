/** The grounds that the accent is read on, as `web/chat.css` has them: the least contrast is on these two. */
const paper = '#F6F4EF'
const darkSheet = '#18232B'

/** WCAG 2.2, 1.4.3: text needs 4.5:1 against its ground; light on dark tires less at 7:1 (1.4.6). */
const enough = 4.5
const enoughInTheDark = 7

const channels = (colour: string): readonly [number, number, number] => [
  Number.parseInt(colour.slice(1, 3), 16),
  Number.parseInt(colour.slice(3, 5), 16),
  Number.parseInt(colour.slice(5, 7), 16),
]

/** WCAG’s relative luminance. */
const luminance = (colour: string): number => {
  const [red, green, blue] = channels(colour).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The contrast of two colours, 1 to 21, as WCAG defines it. */
export const contrast = (one: string, other: string): number => {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((left, right) => right - left)
  return (lighter + 0.05) / (darker + 0.05)
}

const mixed = (colour: string, into: string, share: number): string => {
  const target = channels(into)
  const parts = channels(colour).map((value, index) =>
    Math.round(value + ((target[index] ?? value) - value) * share),
  )
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`.toUpperCase()
}

/** The accent, moved towards a colour as little as reading it on a ground takes. */
const readableOn = (accent: string, ground: string, towards: string, least: number): string => {
  for (let share = 0; share < 1; share += 0.02) {
    const colour = mixed(accent, towards, share)
    if (contrast(colour, ground) >= least) return colour
  }
  return towards
}

/** The landlord's accent as the pages use it: under white text in the light, as text on dark paper in the dark. */
export const accents = (accent: string) => ({
  light: readableOn(accent, paper, '#000000', enough),
  dark: readableOn(accent, darkSheet, '#FFFFFF', enoughInTheDark),
})

export const brandStyles = (accent: string): string => {
  const { light, dark } = accents(accent)
  return `:root{--accent:${light}}\n@media (prefers-color-scheme:dark){:root{--accent:${dark}}}\n`
}
