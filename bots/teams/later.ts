import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { type Activity, CardFactory, type CloudAdapter, MessageFactory, TurnContext } from 'botbuilder'
import { z } from 'zod'
import type { UnprovenActivity } from './activity.ts'
import { cardOf } from './card.ts'
import { answerInvoke } from './invokes.ts'
import { type TeamsDesk, whoIs } from './teamsDesk.ts'
import { replyTo } from './turn.ts'

const soon =
  'This takes longer than usual. Nothing is lost: the answer comes to you as a message from me, in a minute.'

const adaptive = 'application/vnd.microsoft.card.adaptive'

/** What whoever waits sees meanwhile: a message needs no answer, an invoke does. */
export const answerForLater = ({ type, name }: UnprovenActivity): APIGatewayProxyStructuredResultV2 => {
  if (type !== 'invoke') return { statusCode: 200, body: '' }
  const card = cardOf({ pieces: [{ kind: 'paragraph', text: soon }] }, 'in-dialog')
  const body =
    name === 'adaptiveCard/action'
      ? { statusCode: 200, type: adaptive, value: card }
      : {
          task: {
            type: 'continue',
            value: { title: 'In a minute', card: { contentType: adaptive, content: card } },
          },
        }
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

/** The card in an invoke’s answer, whether it stands in place or in a dialog. */
const cardIn = z.union([
  z.object({ value: z.object({ type: z.literal('AdaptiveCard') }).loose() }).transform(({ value }) => value),
  z
    .object({ task: z.object({ value: z.object({ card: z.object({ content: z.looseObject({}) }) }) }) })
    .transform(({ task }) => task.value.card.content),
])

const replyFor = async (desk: TeamsDesk, activity: Activity): Promise<Partial<Activity> | null> => {
  if (activity.type !== 'invoke') return await replyTo(desk, activity)
  const card = cardIn.safeParse(await answerInvoke(desk, whoIs(desk, activity), activity)).data
  return card === undefined ? null : MessageFactory.attachment(CardFactory.adaptiveCard(card))
}

/** Works off an activity whose sender was told to wait, and sends them what it comes to. It was proven when it came. */
export const answerNow = async (
  adapter: CloudAdapter,
  appId: string,
  desk: TeamsDesk,
  request: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const activity = request as unknown as Activity
  const reply = await replyFor(desk, activity)
  if (reply === null) return
  const reference = TurnContext.getConversationReference(activity)
  await adapter.continueConversationAsync(appId, reference, async (context) => {
    await context.sendActivity(reply)
  })
}
