import { type Activity, CardFactory, MessageFactory, type TurnContext } from 'botbuilder'
import { referenceIn } from '../../domain/conversation/words.ts'
import { logFault } from '../../live/logFault.ts'
import type { Who } from '../desk/desk.ts'
import { openLog } from '../desk/logForm.ts'
import { openByReference } from '../desk/open.ts'
import { homePage, isQueue, queuePage, queueTitles } from '../desk/queuePages.ts'
import type { Page } from '../page.ts'
import { broken, staysHere, stranger } from '../staffWords.ts'
import { act, type Titled, titled, titledPage } from './act.ts'
import { type Acts, cardOf } from './card.ts'
import { actionSchema, formCard } from './formCard.ts'
import { answerInvoke } from './invokes.ts'
import { rememberPlace } from './places.ts'
import { identityOf, type TeamsDesk, typedIn, whoIs, wordsOf } from './teamsDesk.ts'

const usage = `Type what the resident said, in their words or yours, and I fill in the form: “She has rung four times about the leak and nobody has come.” Put a reference of ours in it to add to that case. Type a reference alone to see its case, or “my cases”. ${staysHere}`

/** A turn went wrong and the person was not told. Its cause is in the log, without anything that was typed. */
class TurnFailed extends Error {
  override readonly name = 'TurnFailed'
}

const plain = (text: string): Partial<Activity> => ({ ...MessageFactory.text(text), textFormat: 'plain' })

/** The summary stands in notifications and previews, so it holds nothing personal. */
const withCard = ({ title, card }: Titled): Partial<Activity> => ({
  ...MessageFactory.attachment(CardFactory.adaptiveCard(card)),
  summary: title,
})

const actsFor = ({ private: alone }: Who): Acts => (alone ? 'in-place' : 'opens-dialog')

const showing = (page: Page, who: Who): Partial<Activity> => withCard(titledPage(page, actsFor(who)))

/** Short words that ask for a list; a story is never one of them. */
const asksForAll = /^(?:my cases|cases|home|today|queue|list)$/i

const queueAsked = (line: string) =>
  Object.keys(queueTitles).find((name) => isQueue(name) && name === line.toLowerCase().replace(/\s+/g, '-'))

const onlyAReference = (line: string): boolean =>
  referenceIn(line) !== null &&
  /^(?:(?:show|open|case)\s+)?\S+(?:\s\S+){0,2}$/i.test(line) &&
  line.length < 30

const asked = async (desk: TeamsDesk, who: Who, line: string): Promise<Page | null> => {
  if (asksForAll.test(line)) return await homePage(desk, who)
  const queue = queueAsked(line)
  if (queue !== undefined && isQueue(queue)) return await queuePage(desk, who, queue)
  if (!onlyAReference(line)) return null
  const shown = await openByReference(desk, who, line)
  return shown.kind === 'page' ? shown.page : null
}

/** Where others read along, the form comes up only for whoever presses. */
const logButton = (identity: string): Page => ({
  headline: 'Log this for the resident?',
  pieces: [
    { kind: 'paragraph', text: 'I have read it. Nothing is logged yet.' },
    {
      kind: 'buttons',
      buttons: [{ label: 'Look and log it', opens: 'log', about: identity, look: 'main' }],
    },
  ],
})

const formFor = async (desk: TeamsDesk, who: Who, activity: Activity): Promise<Partial<Activity>> => {
  const typed = typedIn(activity, wordsOf(activity), identityOf(activity))
  if (typed.words === '') return plain(usage)
  const shown = await openLog(desk, who, typed)
  if (shown.kind !== 'form') return withCard(titled(shown, 'in-place'))
  return who.private
    ? withCard({ title: 'Is this right? Nothing is logged yet', card: formCard(shown.form, 'in-place') })
    : showing(logButton(typed.identity), who)
}

/** What a message is answered with. */
export const replyTo = async (desk: TeamsDesk, activity: Activity): Promise<Partial<Activity>> => {
  const who = whoIs(desk, activity)
  if (who === null) return plain(stranger)
  await rememberPlace(desk, who, activity)
  // A client that does not know Action.Execute submits the same data as a message.
  const pressed = actionSchema.safeParse(activity.value).data
  if (pressed !== undefined)
    return withCard(await act(desk, who, activity, { asked: pressed, acts: actsFor(who) }))
  const page = await asked(desk, who, wordsOf(activity))
  return page === null ? await formFor(desk, who, activity) : showing(page, who)
}

const orSaySo = async (reply: Promise<Partial<Activity>>): Promise<Partial<Activity>> => {
  try {
    return await reply
  } catch (fault) {
    logFault('teams', fault)
    return plain(broken)
  }
}

const brokenCard = (): object => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value: cardOf({ pieces: [{ kind: 'paragraph', text: broken }] }),
})

/** An invoke is answered in the response itself. */
const onInvoke = async (desk: TeamsDesk, context: TurnContext): Promise<void> => {
  const { activity } = context
  const body = await answerInvoke(desk, whoIs(desk, activity), activity).catch((fault: unknown) => {
    logFault('teams', fault)
    return activity.name === 'adaptiveCard/action' ? brokenCard() : undefined
  })
  const value = body === undefined ? { status: 500 } : { status: body === null ? 501 : 200, body }
  await context.sendActivity({ type: 'invokeResponse', value })
}

const onMessage = async (desk: TeamsDesk, context: TurnContext): Promise<void> => {
  const reply = await orSaySo(replyTo(desk, context.activity))
  try {
    await context.sendActivity(reply)
  } catch (fault) {
    logFault('teams', fault)
    throw new TurnFailed('The answer could not be sent.')
  }
}

/** One turn: a message or a press is answered; being added to a place is remembered; anything else says nothing. */
export const takeTurn =
  (desk: TeamsDesk) =>
  async (context: TurnContext): Promise<void> => {
    switch (context.activity.type) {
      case 'message':
        return await onMessage(desk, context)
      case 'invoke':
        return await onInvoke(desk, context)
      case 'conversationUpdate':
      case 'installationUpdate':
        return await rememberPlace(desk, whoIs(desk, context.activity), context.activity)
    }
  }
