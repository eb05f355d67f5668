import type { Reading } from '../classifier/reading.ts'
import type { Danger } from './state.ts'

/**
 * Words that name a danger. They may ring too often: every advice is worded so that it does no harm where the danger
 * is past or somebody else's. The classifier's flags stand beside them; neither silences the other.
 */
const wordings: readonly (readonly [Danger, RegExp])[] = [
  [
    'gas',
    /\b(smell\w*|stink\w*|reek\w*|whiff|leak\w*|escap\w*)\b.{0,30}\bgas\b|\bgas\b.{0,15}\b(leak\w*|smell\w*|escap\w*)/i,
  ],
  [
    'carbon-monoxide',
    /\bcarbon monoxide\b|\bco (alarm|detector)\b.{0,40}\b(going off|went off|goes off|beep\w*|sound\w*|ring\w*)/i,
  ],
  [
    'fire',
    /\b(on fire|caught fire|house fire|fire in (?:the|my|our)|there(?:'|’)?s (?:a )?(?:fire|smoke)|flames|smoke (?:is )?(?:coming|pouring|filling)|burning smell|smell\w* (?:of )?burning|still smoking)\b/i,
  ],
  [
    'life-at-risk',
    /\b(breaking in|trying to break in|being attacked|attacking (?:me|us|him|her)|has (?:a|got a) (?:knife|gun|machete)|can(?:'|’)?t breathe|unconscious|(?:kill|stab) (?:me|us))\b/i,
  ],
  [
    'electrics',
    /\b(bare|live|exposed|loose) (electric\w* )?(wir\w+|cables?)\b|\b(electric shock|got a shock|sparks?|sparking)\b|\bsocket.{0,20}\b(burn\w*|melt\w*|hot)\b/i,
  ],
  [
    'flood',
    /\bburst (?:\w+ )?pipe\b|\bpipe(?:'|’)?s? (?:has |have )?burst\b|\bwater (?:is )?(?:pouring|gushing|flooding)|\bcan(?:'|’)?t (?:stop|turn off) the water\b|\bflooding\b/i,
  ],
  [
    'collapse',
    /\b(ceiling|roof|wall|balcony)\b.{0,30}\b(collaps\w*|caved? in|come down|came down|coming down|fallen (?:in|down)|fell (?:in|down)|bulging|about to (?:fall|come down))/i,
  ],
  ['sewage', /\bsewage\b|\braw sewerage\b|\btoilet\b.{0,30}\b(overflow\w*|coming (?:back )?up|backing up)/i],
  [
    'insecure',
    /\b(can(?:'|’)?t (?:lock|shut|close|secure)|(?:doesn|won)(?:'|’)?t (?:lock|shut|close)|not secure|kicked in|broken into)\b.{0,30}\b(door|window)\b|\b(front|back|entrance|communal) door\b.{0,30}\b(won(?:'|’)?t (?:lock|shut|close)|doesn(?:'|’)?t (?:lock|shut|close)|can(?:'|’)?t (?:be )?(?:lock|shut|secur)\w*|kicked in|broken into)/i,
  ],
  [
    'self-harm',
    /\b(kill(?:ing)? myself|end(?:ing)? (?:it all|my life|things)|suicid\w*|self[- ]harm\w*|hurt(?:ing)? myself|(?:don(?:'|’)?t|do not) want to (?:live|be here|be alive)|can(?:'|’)?t (?:go on|(?:do|face) (?:this|it|life|another day) any ?(?:more|longer))|nobody (?:cares|would care|would notice|will notice) if i(?:(?:'|’)?m| am| was| were| wasn(?:'|’)?t) (?:here|alive|dead|gone)|(?:nobody|no one) would miss me|better off (?:dead|without me)|wish i (?:was|were) dead|want to die|take my (?:own )?life|no (?:point|reason) (?:in |to )?(?:liv(?:e|ing)|being here|go(?:ing)? on|carry(?:ing)? on)|taken? (?:an overdose|all my (?:pills|tablets)))\b/i,
  ],
  [
    'abuse',
    /\b(domestic (?:abuse|violence)|(?:my )?(?:partner|husband|wife|boyfriend|girlfriend|ex|son|daughter|carer)\b.{0,25}\b(?:hits?|hitting|beats?|beating|hurts?|threaten\w*|abus\w*|controls?) (?:me|us|him|her)|being abused|(?:child|children|kids?) (?:is|are) being (?:hurt|hit|abused|neglected))\b/i,
  ],
]

/** In Welsh, as it is spoken beside English: what kills soonest. Not yet read by a native speaker. */
const welshWordings: readonly (readonly [Danger, RegExp])[] = [
  [
    'gas',
    /(?<!\p{L})(?:(?:arogl\p{L}*|ogla\p{L}*|gwynt) (?:y )?nwy|nwy(?:’n|'n| yn) gollwng|gollyngiad nwy)(?!\p{L})/iu,
  ],
  ['carbon-monoxide', /(?<!\p{L})(?:g|c)arbon monocsid(?!\p{L})/iu],
  ['fire', /(?<!\p{L})(?:ar dân|mae tân|mwg yn dod)(?!\p{L})/iu],
  ['self-harm', /(?<!\p{L})(?:lladd fy hun|hunanladd\p{L}*|niweidio fy hun|ddim eisiau byw)(?!\p{L})/iu],
]

/** Nothing but the danger’s own name, as one types in a fright. */
const cries: readonly (readonly [Danger, RegExp])[] = [
  ['gas', /^\W*(?:a )?gas\W*$/i],
  ['fire', /^\W*(?:there is )?(?:a )?(?:fire|smoke)\W*$/i],
  ['flood', /^\W*(?:a )?flood(?:ed)?\W*$/i],
]

const water = /\b(leak\w*|drip\w*|water|wet|soak\w*|flood\w*|rain(?:ing|s)? in|damp patch)\b/i
const electric =
  /\b(electric\w*|sockets?|plugs?|light (?:fitting|switch)|lights?|switch(?:es)?|fuse ?box|fuse|consumer unit|wir(?:es|ing)|cooker|oven|hob|boiler cupboard)\b/i

const namedIn = (text: string): readonly Danger[] => {
  const named = [...cries, ...wordings, ...welshWordings]
    .filter(([, words]) => words.test(text))
    .map(([danger]) => danger)
  return water.test(text) && electric.test(text) ? ['water-near-electrics', ...named] : named
}

const flaggedIn = (reading: Reading | null, named: readonly Danger[]): readonly Danger[] => {
  if (reading === null) return []
  const emergency: Danger = reading.topic === 'heating_hot_water' ? 'no-heating' : 'emergency'
  const housing = named.filter((danger) => danger !== 'self-harm' && danger !== 'abuse')
  return [
    ...(reading.flags.includes('hazard_emergency') && housing.length === 0 ? [emergency] : []),
    ...(reading.flags.includes('safeguarding') && named.length === housing.length
      ? (['safeguarding'] as const)
      : []),
  ]
}

/** The order in which advice is given: what kills soonest comes first. */
const order: readonly Danger[] = [
  'gas',
  'carbon-monoxide',
  'fire',
  'life-at-risk',
  'self-harm',
  'abuse',
  'water-near-electrics',
  'electrics',
  'flood',
  'collapse',
  'sewage',
  'insecure',
  'no-heating',
  'safeguarding',
  'emergency',
]

/** Every danger that a text names or its reading flags, the gravest first. */
export const dangersIn = (text: string, reading: Reading | null): readonly Danger[] => {
  const named = namedIn(text)
  const all = new Set([...named, ...flaggedIn(reading, named)])
  return order.filter((danger) => all.has(danger))
}
