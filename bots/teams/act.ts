import type { Activity } from 'botbuilder'
import { type Shown, sayingPage, type Who } from '../desk/desk.ts'
import { openLogAgain } from '../desk/logForm.ts'
import { formAgain, openPage, sendForm } from '../desk/open.ts'
import type { Form, Page } from '../page.ts'
import { type Acts, cardOf, type Element } from './card.ts'
import { type Act, answersIn, asLeft, formCard } from './formCard.ts'
import { identityOf, type TeamsDesk, typedIn } from './teamsDesk.ts'

/** A card with the name of the dialog that it may stand in. */
export interface Titled {
  readonly title: string
  readonly card: Element
}

export const titledPage = (page: Page, acts: Acts): Titled => ({
  title: page.headline,
  card: cardOf(page, acts),
})

const titledForm = (form: Form, acts: Acts): Titled => ({ title: form.title, card: formCard(form, acts) })

/** What comes of pressing something, as a card. */
export const titled = (shown: Shown, acts: Acts): Titled => {
  if (shown.kind === 'form') return titledForm(shown.form, acts)
  if (shown.kind === 'page') return titledPage(shown.page, acts)
  return titledPage(sayingPage('That was not done', ...Object.values(shown.wrong)), acts)
}

const opened = async (
  desk: TeamsDesk,
  who: Who,
  activity: Activity,
  { opens, about }: Extract<Act, { verb: 'open' }>,
): Promise<Shown> =>
  opens === 'log'
    ? await openLogAgain(desk, who, about, typedIn(activity, '', `${identityOf(activity)}/form`))
    : await openPage(desk, who, opens, about)

const sent = async (
  desk: TeamsDesk,
  who: Who,
  act: Extract<Act, { verb: 'send' }>,
  acts: Acts,
): Promise<Titled> => {
  const form = { name: act.name, carries: act.carries }
  const answers = answersIn(act)
  const shown = await sendForm(desk, who, form, answers)
  if (shown.kind === 'page') return titledPage(shown.page, acts)
  if (shown.kind === 'form') return titledForm(shown.form, acts)
  const again = await formAgain(desk, who, form)
  if (again !== null) return { title: again.title, card: formCard(asLeft(again, answers), acts, shown.wrong) }
  return titledPage(sayingPage('That was not done', ...Object.values(shown.wrong)), acts)
}

/** What an action of ours comes to: the card that takes the place of the one that was pressed. */
export const act = async (
  desk: TeamsDesk,
  who: Who,
  activity: Activity,
  { asked, acts }: { readonly asked: Act; readonly acts: Acts },
): Promise<Titled> => {
  if (asked.verb === 'send') return await sent(desk, who, asked, acts)
  return titled(await opened(desk, who, activity, asked), acts)
}
