import type { Activity } from 'botbuilder'
import { z } from 'zod'
import { instantSchema } from '../../domain/calendar/instant.ts'
import type { Typed, Who } from '../desk/desk.ts'
import { sayingPage } from '../desk/desk.ts'
import { openLog } from '../desk/logForm.ts'
import { searchResidents } from '../desk/open.ts'
import { memberWith } from '../staffMember.ts'
import { stranger } from '../staffWords.ts'
import { act, type Titled, titled, titledPage } from './act.ts'
import { clipped, type Element } from './card.ts'
import { findCards } from './findCards.ts'
import { type Act, actionSchema } from './formCard.ts'
import { identityOf, type TeamsDesk, typedIn, wordsOfHtml } from './teamsDesk.ts'

/** What an invoke is answered with: a body, in the HTTP response itself. */
export type Answered = Element

const adaptive = 'application/vnd.microsoft.card.adaptive'

const dialog = ({ title, card }: Titled): Answered => ({
  task: {
    type: 'continue',
    value: {
      title: clipped(title, 64),
      height: 'large',
      width: 'large',
      card: { contentType: adaptive, content: card },
    },
  },
})

const inPlace = ({ card }: Titled): Answered => ({ statusCode: 200, type: adaptive, value: card })

const nothingOfOurs = sayingPage(
  'That was not done',
  'This button is of an older version. Open the case again.',
)

const askedIn = (data: unknown): Act | null => actionSchema.safeParse(data).data ?? null

/** Action.Execute brings its verb beside its data. */
const executed = z.object({
  action: z.object({ verb: z.string().optional(), data: z.record(z.string(), z.unknown()).optional() }),
})

const onExecute = async (desk: TeamsDesk, who: Who, activity: Activity): Promise<Answered> => {
  const { action } = executed.parse(activity.value)
  const asked = askedIn({ verb: action.verb, ...action.data })
  return inPlace(
    asked === null
      ? titledPage(nothingOfOurs, 'in-place')
      : await act(desk, who, activity, { asked, acts: 'in-place' }),
  )
}

const dataOf = z.object({ data: z.unknown() })

/** A dialog shows only to whoever opened it, whatever place it was opened from. */
const alone = (who: Who): Who => ({ ...who, private: true })

const onDialog = async (desk: TeamsDesk, who: Who, activity: Activity): Promise<Answered> => {
  const asked = askedIn(dataOf.parse(activity.value).data)
  return dialog(
    asked === null
      ? titledPage(nothingOfOurs, 'in-dialog')
      : await act(desk, alone(who), activity, { asked, acts: 'in-dialog' }),
  )
}

/** The message that an action was pressed on, as Teams hands it over. */
const payloadSchema = z.object({
  messagePayload: z
    .object({
      id: z.string(),
      createdDateTime: instantSchema.optional(),
      body: z.object({ content: z.string().nullish() }).optional(),
      from: z
        .object({ user: z.object({ id: z.string(), displayName: z.string().nullish() }).nullish() })
        .nullish(),
    })
    .optional(),
})
type Payload = NonNullable<z.infer<typeof payloadSchema>['messagePayload']>

const writerOf = ({ casework }: TeamsDesk, { from }: Payload): string => {
  const user = from?.user
  return (
    memberWith(casework.rules.landlord, 'teams', [user?.id])?.name ??
    user?.displayName ??
    `Teams ${user?.id ?? 'app'}`
  )
}

/** We knew of it when the message was written, at the latest, so the clock runs from then. */
const messageTyped = (desk: TeamsDesk, activity: Activity, payload: Payload): Typed => {
  const words = wordsOfHtml(payload.body?.content ?? '')
  const typed = typedIn(activity, words, `${activity.conversation.id}/${payload.id}`)
  return payload.createdDateTime === undefined
    ? typed
    : {
        ...typed,
        original: { writtenBy: writerOf(desk, payload), at: payload.createdDateTime, text: words },
      }
}

const onLogAction = async (desk: TeamsDesk, who: Who, activity: Activity): Promise<Answered> => {
  const payload = payloadSchema.parse(activity.value).messagePayload
  const typed =
    payload === undefined
      ? typedIn(activity, '', `${identityOf(activity)}/form`)
      : messageTyped(desk, activity, payload)
  return dialog(titled(await openLog(desk, alone(who), typed), 'in-dialog'))
}

const searchedSchema = z.object({ queryText: z.string().default(''), dataset: z.string().default('') })

const onSearch = async (desk: TeamsDesk, who: Who, activity: Activity): Promise<Answered> => {
  const { queryText } = searchedSchema.parse(activity.value)
  const found = await searchResidents(desk, who, queryText)
  return {
    statusCode: 200,
    type: 'application/vnd.microsoft.search.searchResponse',
    value: {
      results: found.map(({ value, label, note }) => ({
        value,
        title: clipped(`${label} · ${note ?? ''}`, 200),
      })),
    },
  }
}

/** What a stranger gets, in the shape that the client waits for, and nothing else. */
const refused = ({ name }: Activity): Answered => {
  const page = titledPage(sayingPage('Not logged', stranger), 'in-dialog')
  switch (name) {
    case 'adaptiveCard/action':
      return inPlace(page)
    case 'application/search':
      return {
        statusCode: 200,
        type: 'application/vnd.microsoft.search.searchResponse',
        value: { results: [] },
      }
    case 'composeExtension/query':
      return { composeExtension: { type: 'message', text: stranger } }
    default:
      return dialog(page)
  }
}

/** Answers an invoke; null for one that is not of ours. Documented by Microsoft name by name. */
export const answerInvoke = async (
  desk: TeamsDesk,
  who: Who | null,
  activity: Activity,
): Promise<Answered | null> => {
  if (who === null) return refused(activity)
  switch (activity.name) {
    case 'adaptiveCard/action':
      return await onExecute(desk, who, activity)
    case 'task/fetch':
    case 'task/submit':
    case 'composeExtension/submitAction':
      return await onDialog(desk, who, activity)
    case 'composeExtension/fetchTask':
      return await onLogAction(desk, who, activity)
    case 'composeExtension/query':
      return await findCards(desk, alone(who), activity.value)
    case 'application/search':
      return await onSearch(desk, who, activity)
    default:
      return null
  }
}
