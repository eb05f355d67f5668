import { type View, viewSchema } from './blockKit.ts'
import { openWorkspace } from './workspace.ts'

/** What a form is answered with: another view, or what is wrong by field. */
export interface Answered {
  readonly response_action: string
  readonly view: View
  readonly errors?: Readonly<Record<string, string>>
}

const buttonsOf = (view: View) =>
  view.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []))

/** The names of the buttons of a view. */
export const offered = (view: View): readonly string[] => buttonsOf(view).map(({ text }) => text.text)

/** The button of a view that says this. */
export const labelled = (view: View, label: string) => {
  const found = buttonsOf(view).find(({ text }) => text.text === label)
  if (found === undefined) throw new Error(`No “${label}” among ${offered(view)}`)
  return found
}

/** As Slack says that a button stands in a modal. */
export const inModal = { view: { id: 'V0CASE', type: 'modal', hash: '1.1' } }

/** Somebody works cases in modals, in the workspace of the tests. */
export const openModals = async () => {
  const workspace = await openWorkspace()

  const send = async (
    view: View,
    changes: Parameters<typeof workspace.submit>[1] = {},
    who: object = {},
  ): Promise<Answered> => {
    const answer = await (await workspace.submit(view, changes, who)).json()
    return answer.view === undefined ? answer : { ...answer, view: viewSchema.parse(answer.view) }
  }

  const press = async (view: View, label: string, who: object = {}): Promise<View> => {
    await workspace.press(labelled(view, label), { ...inModal, ...who })
    return workspace.lastView()
  }

  /** Logs what was said, and opens its case. */
  const openCase = async (words: string, who: object = {}): Promise<View> => {
    await workspace.command(words)
    const { view } = await send(workspace.lastView())
    return await press(view, 'Open the case', who)
  }

  return { workspace, send, press, openCase }
}
