import type { ChoiceValue } from './reply.ts'

/** Short lines of Welsh that stand for a button or an answer, as `words.ts` has them in English. Not yet read by a native speaker. */
export const welshCommands: readonly (readonly [ChoiceValue, RegExp])[] = [
  [
    'human',
    /^(?:(?:rydw i|rwyf|dw i|hoffwn(?: i)?|ga i|gaf i|a gaf i)(?: eisiau| am| yn dymuno)? )?(?:siarad (?:â|a|gyda|efo) )(?:pherson|rhywun|person)(?: os gwelwch yn dda)?$/,
  ],
  [
    'skip',
    /^(?:hepgor(?: hyn)?|dwi ddim yn gwybod|dw i ddim yn gwybod|nid wyf yn gwybod|wn i ddim|ddim yn siŵr|dim syniad)$/,
  ],
  ['leave', /^(?:gorffen|stopio|hwyl(?: fawr)?|da bo)$/],
  ['both', /^(?:y ddau|y ddwy)(?: os gwelwch yn dda)?$/],
  ['just-fix-it', /^(?:ei drwsio(?:[’']n unig)?|trwsiwch (?:ef|o|e|hi)|dim cwyn)$/],
  [
    'complaint',
    /^(?:cwyn|cwyno|(?:rwyf|dw i|rydw i) (?:eisiau|am) (?:cwyno|gwneud cwyn)|ei gofnodi fel cwyn)$/,
  ],
  ['log-now', /^(?:cofnodwch ef(?: nawr)?|dyna(?:[’']r)? (?:i gyd|cyfan))$/],
  ['something-else', /^rhywbeth arall$/],
]

export const welshYes =
  /^(?:ie|ia|oes|ydw|ydy|ydyn|iawn|cywir|cewch|gwnewch)(?: (?:plîs|os gwelwch yn dda))?$/
export const welshNo = /^(?:na|nage|nac (?:oes|ydw|ydy|ydyn)|naddo|dim(?: byd)?|dim diolch|na,? dim diolch)$/
export const welshPuzzled =
  /^(?:beth|pam|sori|eto|beth (?:yw|ydy) (?:hynny|hwn|hyn)|beth (?:ydych chi|wyt ti)(?:’n|'n| yn) (?:ei )?feddwl|(?:dw i|rwy|nid wyf|dydw i)(?:’n|'n)? ?(?:ddim )?(?:yn )?deall|dw i ddim yn deall|pam (?:ydych chi|wyt ti)(?:’n|'n| yn) gofyn)$/
export const welshWhoAreYou =
  /^(?:pwy (?:ydych chi|wyt ti|yw hwn|ydy hwn|sydd yna)|ai (?:robot|person|peiriant|cyfrifiadur)(?: go iawn)? (?:ydych chi|wyt ti)|(?:ydych chi|wyt ti)(?:’n|'n| yn) (?:robot|berson|beiriant)(?: go iawn)?)$/
export const welshGreeting = /^(?:helô|helo|shwmae|s’mae|s'mae|bore da|prynhawn da|noswaith dda)$/
export const welshThanks = /^(?:diolch(?: yn fawr)?(?: iawn)?|hwyl(?: fawr)?)$/

export const welshApart = /^(?:un ar y tro|ar wahân|un ar ôl y llall)(?: os gwelwch yn dda)?$/
export const welshTogether = /^(?:gyda(?:[’']i gilydd)|maen nhw’n perthyn i(?:[’']w gilydd))$/

/** They say that telephone calls are hard for them. */
export const welshAvoidsCalls =
  /(?<!\p{L})(?:methu|ddim|dim|anodd|fyddar|ofn)(?!\p{L}).{0,40}(?<!\p{L})(?:ff[oô]n|ffonio|galwad\p{L}*|alwad\p{L}*)|(?<!\p{L})fyddar(?!\p{L})/iu

/** They say that they wish to complain, and not yet what about. */
export const welshBareComplaint =
  /^(?:cwyn|cwyno|(?:rwyf|dw i|rydw i|hoffwn)(?: (?:eisiau|am))? (?:cwyno|gwneud cwyn))$/
