import { largestFile, type UploadRefusal } from '../casework/uploads.ts'
import { fill, type Language } from '../domain/conversation/strings.ts'

type Why = UploadRefusal | 'unreadable' | 'page-too-old'

/** Cymraeg / Welsh: not yet read by a native speaker. */
const words: Readonly<Record<Language, Readonly<Record<Why, string>>>> = {
  en: {
    empty: 'That file is empty. Choose another one.',
    'too-large': 'That file is too large. The largest we can take is {most} MB.',
    'too-many': 'That is as many files as we can take for now. Please wait an hour, or email them.',
    unknown: 'We could not find that file. Send it again.',
    'not-there': 'That file did not reach us. Send it again.',
    kind: 'We cannot take this kind of file. Send a photo, a PDF or a document.',
    unreadable: 'We could not read that.',
    'page-too-old': 'This page has been open for too long. Reload it, and send the file again.',
  },
  cy: {
    empty: 'Mae’r ffeil honno’n wag. Dewiswch un arall.',
    'too-large': 'Mae’r ffeil honno’n rhy fawr. Y fwyaf y gallwn ei derbyn yw {most} MB.',
    'too-many': 'Dyna gymaint o ffeiliau ag y gallwn eu derbyn am y tro. Arhoswch awr, neu e-bostiwch nhw.',
    unknown: 'Ni allem ddod o hyd i’r ffeil honno. Anfonwch hi eto.',
    'not-there': 'Ni chyrhaeddodd y ffeil honno. Anfonwch hi eto.',
    kind: 'Ni allwn dderbyn y math hwn o ffeil. Anfonwch lun, PDF neu ddogfen.',
    unreadable: 'Ni allem ddarllen hynny.',
    'page-too-old':
      'Mae’r dudalen hon wedi bod ar agor yn rhy hir. Ail-lwythwch hi, ac anfonwch y ffeil eto.',
  },
}

/** Why a file is not taken, in words for the resident. */
export const uploadRefusal = ({ refusal }: { readonly refusal: Why }, lang: Language): string =>
  fill(words[lang][refusal], { most: String(Math.round(largestFile / 1024 / 1024)) })
