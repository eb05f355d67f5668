import { loadCalendar } from '../configuration/calendar.ts'
import { loadLandlord } from '../configuration/landlord.ts'
import { loadPolicy } from '../configuration/policies.ts'
import { loadWording, ownKinds, ownWordingFile } from '../configuration/wording.ts'
import { renderBlocks } from '../domain/notices/blocks.ts'
import { renderCard } from '../domain/notices/card.ts'
import { renderChat } from '../domain/notices/chat.ts'
import { exampleOf } from '../domain/notices/examples.ts'
import { isNoticeKind, kindNames, kindOf, type NoticeKind, placeholdersOf } from '../domain/notices/kinds.ts'
import type { Letterhead, Notice } from '../domain/notices/notice.ts'
import { renderHtml, renderText } from '../domain/notices/render.ts'
import { BadInput, print } from './jsonLines.ts'

/** `putright notice list`: every kind, when it goes out, what it must hold and what its words may name. */
export const listNotices = async (): Promise<void> => {
  loadWording()
  const own = ownKinds()
  for (const kind of kindNames) {
    const { to, when, needs } = kindOf(kind)
    await print({ kind, to, when, needs, names: placeholdersOf(kind), own: own.includes(kind) })
  }
}

/** `putright notice check`: whether a landlord's words are sound. Throws `BadFile`, with the line. */
export const checkWording = async (file: string = ownWordingFile()): Promise<void> => {
  loadWording(file)
  await print({ file, kinds: ownKinds(file) })
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

const forms: Readonly<Record<string, (notice: Notice, letterhead: Letterhead) => string>> = {
  text: (notice, letterhead) => `Subject: ${notice.subject}\n\n${renderText(notice, letterhead)}\n`,
  html: (notice, letterhead) => `${renderHtml(notice, letterhead)}\n`,
  chat: (notice) => `${renderChat(notice)}\n`,
  card: (notice) => json(renderCard(notice)),
  blocks: (notice) => json(renderBlocks(notice)),
}

export interface PreviewOptions {
  readonly policy?: string
  readonly stage?: string
  readonly format?: string
}

const stageOf = (stage: string): 'first' | 'second' => {
  if (stage !== 'first' && stage !== 'second')
    throw new BadInput(`“${stage}” is no stage of an example; write first or second`)
  return stage
}

const kindNamed = (name: string): NoticeKind => {
  if (!isNoticeKind(name))
    throw new BadInput(`there is no notice “${name}”; write one of ${kindNames.join(', ')}`)
  return name
}

/** `putright notice preview`: a notice of an example case, made by the engine, in the landlord's words. */
export const previewNotice = (name: string, options: PreviewOptions): void => {
  const kind = kindNamed(name)
  const format = options.format ?? 'text'
  const render = forms[format]
  if (render === undefined)
    throw new BadInput(`there is no form “${format}”; write one of ${Object.keys(forms).join(', ')}`)
  const landlord = loadLandlord()
  const rules = {
    policy: loadPolicy(options.policy ?? landlord.policies.at(-1)?.policy ?? ''),
    calendar: loadCalendar(landlord),
    reminders: {
      workingDaysBefore: landlord.remindWorkingDaysBefore,
      hours: landlord.openingHours,
      repeatOverdue: landlord.repeatOverdueWorkingDays,
      residentBefore: landlord.remindResidentWorkingDaysBefore,
      surveyAfter: landlord.surveyAfterWorkingDays,
    },
  }
  const around = { landlord, rules, wording: loadWording() }
  const example = exampleOf(kind, around, stageOf(options.stage ?? 'first'))
  if ('refusal' in example) throw new BadInput(`${kind}: ${example.refusal.why}`)
  const { name: from, telephone, brand } = landlord
  process.stdout.write(render(example.notice, { name: from, telephone, accent: brand.accent }))
}
