/**
 * What a reply in Welsh may ask for, as `replyWords.ts` has it in English. Words are looked for with their mutations
 * (cwyn, fy nghwyn, y gŵyn), and with or without the circumflex that many keyboards lack. Not yet read by a native speaker.
 */
const words = (...alternatives: readonly string[]): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${alternatives.join('|')})(?!\\p{L})`, 'iu')

/** A complaint that is named as one: “y gŵyn” and never “gwyn”, which is white. */
const complaint = "(?:fy|ein|eich|y|'r|'m|'n)[ ]?(?:ngh|ch|c|g)[wŵ]yn"
const matter = `(?:${complaint}|(?:yr|fy|'r|'m)[ ]?(?:achos|mater))`

/** A refusal or a condition; “ni” is also “we”, and “os gwelwch yn dda” is “please”. */
export const welshNotWilling = words(
  'd?dim|nid|nad|nac|peidiwch|byth|prin|methu|gwrthod|anfodlon|anhapus|heb|nes|oni bai|dim ond|ond',
  'os(?! gwelwch| gweli)',
  'ni (?:all|alla|allaf|allwn|fydd\\p{L}*|dderbyn\\p{L}*|wn\\p{L}*|chaiff|roddaf)',
)

const asking = '\\?$|(?<!\\p{L})(?:ddylwn|dylwn|allaf|alla i|ga i|gaf i|gallwn i)(?!\\p{L})'

/** “Hoffwn dynnu fy nghwyn yn ôl.” */
export const welshWithdrawal = words(
  `[td]ynnu(?:'n [oô]l| yn [oô]l)?[ ']{0,2}.{0,12}${matter}`,
  `(?:d?dileu|[cg]anslo|chanslo|g?ollwng)[ ']{0,2}.{0,10}${matter}`,
)
export const welshNoWithdrawal = new RegExp(`${welshNotWilling.source}|${asking}`, 'iu')

/** “Dw i ddim eisiau mynd ymlaen â'r gŵyn.” Here the “ddim” belongs to it. */
export const welshStops = words(
  '(?:d?dim|nid wyf|nid ydw i|nid ydym)(?: i| ni)?(?: yn)?(?: eisiau| am| angen| dymuno).{0,12} (?:parhau|barhau|mynd ymlaen|[bf]wrw ymlaen|mynd â .{2,20} ymhellach)',
)
/** “Dw i ddim eisiau mynd ymlaen fel hyn”: they cannot go on living so. */
export const welshGoesOnLiving = words('fel (?:hyn|hynny|yma)', "fel '?ma", '[bf]yw', 'dioddef', 'ddioddef')

const i = "(?:rwy|rwyf|yr wyf|dwi|dw i|rydw i|rydyn ni|ry'n ni|rydym(?: ni)?|byddaf|bydda i)"
const answer = '(?:ateb|ymateb|penderfyniad|canlyniad|cynnig|datrysiad|esboniad|hyn|hynny|hwn|hwnnw)'

/** “Rwy'n fodlon ar yr ateb, gallwch gau'r achos.” */
export const welshAcceptance = words(
  `${i}.{0,14}(?:d?derbyn|hapus|[bf]odlon).{0,30}[ ']${answer}`,
  `(?:gallwch|gellwch|cewch)(?: chi)?(?: nawr| bellach)? (?:ei gau|ei chau|gau[ ]?${matter})`,
  `(?:hapus|[bf]odlon) i (?:chi|chwi) (?:ei gau|ei chau|gau[ ]?${matter})`,
  `caewch[ ]?${matter}`,
)

const speak = '(?:siarad|[gw]?weithredu|d?delio|[cg]ynrychioli)'
const forMe = '(?:ar (?:fy|ein) rhan|drosof|drosta i|droson ni|i mi)'

/** “Rwy'n rhoi caniatâd i fy merch siarad ar fy rhan.” Leave to mend or to come in is another thing. */
export const welshConsent = words(
  'rh?o[i] (?:fy|ein) (?:ngh|c)(?:aniat[aâ]d|ydsyniad)(?= *[.!]?$)',
  `(?:rh?oi|rhoddaf|rhof)(?: fy| ein)? (?:c|g|ch|ngh)(?:aniat[aâ]d|ydsyniad).{0,60} (?:${speak}|${forMe})`,
  `(?:c|g)ydsynio .{0,60}(?:${speak}|${forMe})`,
  `awdurdodi .{3,60} i ${speak}`,
  `(?:gall|caiff|ceith|all|gaiff) .{2,40} ${speak}(?: â chi)? ${forMe}`,
)
export const welshNoConsent = new RegExp(`${welshNotWilling.source}|[td]ynnu.{0,20}aniat|\\?$`, 'iu')
