import type { Topic } from './names.ts'
import type { Classifier, Reading } from './reading.ts'
import { splitSentences } from './sentences.ts'

/** One of several matters in a message: its words, how they read by themselves, and what it is about. */
export interface Matter {
  readonly text: string
  readonly reading: Reading
  /** `handling`: how we dealt with the matter before it, which is another thing than that matter itself. */
  readonly about: Topic | 'handling'
}

type Area = 'home' | 'neighbours' | 'charges' | 'shared' | 'moving'

/** Topics that one person looks after. How we keep in touch or behave is never a matter apart: it is about another one. */
const areas: Readonly<Partial<Record<Topic, Area>>> = {
  repairs: 'home',
  damp_mould: 'home',
  heating_hot_water: 'home',
  safety: 'home',
  new_build: 'home',
  adaptations: 'home',
  asb: 'neighbours',
  charges: 'charges',
  estate: 'shared',
  allocations: 'moving',
}

/** A sentence read by itself is easily misread: it must name a thing of its area besides. */
const things: Readonly<Record<Area, RegExp>> = {
  home: /\b(?:boilers?|heat(?:ing|ers?)|radiators?|hot water|taps?|toilets?|sinks?|baths?|showers?|leak\w*|drip\w*|damp|mou?ld|windows?|(?<!next )doors?|roofs?|gutters?|ceilings?|walls?|floors?|sockets?|lights?|electric\w*|wiring|kitchen|plaster\w*|pipes?|drains?|fences?|repairs?|cookers?|alarms?|(?:grab|hand) ?rails?|ramps?|wet ?room|stair ?lift)\b/i,
  neighbours:
    /\b(?:neighbou?rs?\w*|next door|upstairs|downstairs|noise|noisy|music|part(?:y|ies)|shouting|screaming|bark(?:s|ing)|dogs?|drugs?|dealing|weed|cannabis|threaten\w*|harass\w*|abus\w+|anti-?social|fighting)\b/i,
  charges: /\b(?:rent|(?<!in )charge[sd]?|arrears|bills?|statement|direct debit|refund\w*|overcharged)\b/i,
  shared:
    /\b(?:lifts?|bins?|bin store|communal|stairwell|stairs|landing|entrance|car ?park|parking|grass|garden(?:s|ers?)|cleaners?|cleaning|rubbish|fly-?tip\w*|hallway|courtyard|intercom)\b/i,
  moving:
    /\b(?:transfer|move|moving|bidding|bids?|(?:waiting|housing) list|mutual exchange|swap|band(?:ing)?|bigger (?:flat|home|house|place)|overcrowded)\b/i,
}

/** How people begin with something else. */
const another =
  /^(?:and |but |oh,? |plus,? )*(?:also\b|another (?:thing|matter|issue|problem|complaint)|second(?:ly| thing)?\b|thirdly|the (?:second|other|third) (?:thing|issue|matter|problem|complaint)|on (?:another|a different|a separate|top of)|separately|in addition|additionally|while (?:i|we)(?:'|’)?(?:m|re)|by the way|btw\b|p\.?s\b|one more thing|then there(?:'|’)?s|apart from th|besides th|as well as th|furthermore|moreover|plus\b|lastly|finally|what(?:'|’)?s more|(?:i|we)(?:'|’)?d also|(?:i|we) (?:would |want to |am |are |have )?also|can (?:you|i|we) also|\(?[b-d2-4][).])|\bas well\b/i

const bullet = /\n\s*(?:\n|[-*•\d])/

/** In a long letter a sentence alone says too little of where something else begins. */
const fewSentences = 6

interface Passage {
  readonly text: string
  /** The writer begins something else here, by their own words or a new paragraph. */
  readonly begins: boolean
  /** Its sentences speak for themselves. */
  readonly short: boolean
}

const passagesOf = (text: string): readonly Passage[] => {
  const sentences = splitSentences(text).filter(({ start }) => start >= 0)
  return sentences.map(({ start, end }, place) => {
    const before = sentences[place - 1]
    const gap = before === undefined ? '' : text.slice(before.end, start)
    return {
      text: text.slice(before === undefined ? 0 : start, sentences[place + 1]?.start ?? text.length),
      begins: before !== undefined && (bullet.test(gap) || another.test(text.slice(start, end))),
      short: before === undefined || sentences.length <= fewSentences,
    }
  })
}

const actionable: readonly Reading['disposition'][] = ['complaint', 'service_request', 'other_procedure']

const namesOnly = (text: string, area: Area): boolean =>
  Object.entries(things).every(([each, named]) => each === area || !named.test(text))

/** The area that a passage is surely of; null where it may belong to what stands around it. */
const areaOf = ({ text, begins, short }: Passage, reading: Reading): Area | null => {
  const area = areas[reading.topic] ?? null
  if (area === null || !actionable.includes(reading.disposition) || !things[area].test(text)) return null
  return begins || (short && reading.confidence === 'sure' && namesOnly(text, area)) ? area : null
}

const handlingTopics: readonly Topic[] = ['asb', 'communication', 'staff_conduct']

/** Told before, and unhappy with what we did about it. */
const isHandling = ({ disposition, confidence, topic, flags }: Reading): boolean =>
  disposition === 'complaint' &&
  confidence === 'sure' &&
  flags.includes('prior_report') &&
  handlingTopics.includes(topic)

interface Group {
  readonly area: Area | 'handling' | null
  readonly texts: readonly string[]
}

/** A report about neighbours goes by its own procedure; how we dealt with one is a complaint (Code 1.2). */
const isReport = (group: Group | undefined, read: (text: string) => Reading): boolean =>
  group?.area === 'neighbours' && read(group.texts.join('')).disposition === 'other_procedure'

const areaAfter = (
  groups: readonly Group[],
  passage: Passage,
  read: (text: string) => Reading,
): Group['area'] => {
  const reading = read(passage.text)
  if (isHandling(reading) && isReport(groups.at(-1), read)) return 'handling'
  const area = areaOf(passage, reading)
  return area === 'neighbours' && groups.some((group) => group.area === 'handling') ? 'handling' : area
}

/** A passage joins the group of its area; one of none joins what stands before it. */
const joined = (groups: readonly Group[], text: string, area: Group['area']): readonly Group[] => {
  const last = groups.length - 1
  const same = area === null ? last : groups.findIndex((group) => group.area === area)
  const into = same < 0 && groups[last]?.area === null ? last : same
  if (into < 0) return [...groups, { area, texts: [text] }]
  return groups.map((group, place) =>
    place === into ? { area: area ?? group.area, texts: [...group.texts, text] } : group,
  )
}

/** Words of a report stand with how it was dealt with, too: without them nobody knows what that is about. */
const wordsOf = ({ area, texts }: Group, groups: readonly Group[]): string => {
  const report = groups.find((group) => group.area === 'neighbours')
  const before = area === 'handling' && report !== undefined ? report.texts : []
  return [...before, ...texts]
    .map((text) => (/\s$/.test(text) ? text : `${text} `))
    .join('')
    .trim()
}

/** Read as a whole, it is still what its sentences said. */
const isStill = ({ about, reading }: Matter, { area }: Group): boolean =>
  about === 'handling'
    ? reading.disposition === 'complaint'
    : areas[about] === area && actionable.includes(reading.disposition)

/**
 * The matters of a message that holds more than one, in the writer's order; none where it holds one. All its words stand
 * in them. It errs towards one, and is no more than a guess: the writer, or whoever works the case, is asked.
 */
export const mattersIn =
  (classifier: Classifier) =>
  (text: string): readonly Matter[] => {
    const read = (words: string): Reading => classifier({ channel: 'webchat', subject: null, text: words })
    const groups = passagesOf(text).reduce<readonly Group[]>(
      (before, passage) => joined(before, passage.text, areaAfter(before, passage, read)),
      [],
    )
    const matters = groups.map((group): Matter => {
      const words = wordsOf(group, groups)
      const reading = read(words)
      return { text: words, reading, about: group.area === 'handling' ? 'handling' : reading.topic }
    })
    const sure = groups.every((group, place) => {
      const matter = matters[place]
      return matter !== undefined && isStill(matter, group)
    })
    return sure && matters.length > 1 ? matters : []
  }
