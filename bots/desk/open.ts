import { findResidents } from '../../casework/findResident.ts'
import { loadCase } from '../../casework/handleCommand.ts'
import { isOpened } from '../../domain/case/case.ts'
import { referenceIn } from '../../domain/conversation/words.ts'
import { sightInLists } from '../../domain/staff/sight.ts'
import type { Answers, Form, Option } from '../page.ts'
import { takeUp } from './atHand.ts'
import { casePage } from './casePage.ts'
import { type ChatDesk, openChat, sendReply } from './chats.ts'
import { type Desk, type Shown, saying, shownPage, type Who } from './desk.ts'
import { refreshHazard, seeHazard, takeHazard } from './hazards.ts'
import { keptLogForm, residentOption, sendLogForm, sendWords } from './logForm.ts'
import { homePage, isQueue, queuePage } from './queuePages.ts'
import { openTask, previewAgain, sendPreviewed, sendTask } from './run.ts'

/** A case by its reference, however it was typed. */
export const openByReference = async (desk: Desk, who: Who, typed: string): Promise<Shown> => {
  const reference = referenceIn(typed)
  if (reference === null) return saying('Which case?', 'Type its reference, such as PR-7F3K-9QZ2.')
  const caseId = await desk.casework.directory.findByReference(reference)
  return caseId === null
    ? saying(`There is no case ${reference}`, 'Look at the reference again.')
    : await openPage(desk, who, 'case', caseId)
}

const onChat = async (desk: Desk, act: (desk: ChatDesk) => Promise<Shown | null>): Promise<Shown> => {
  const { chats } = desk
  const shown = chats === undefined ? null : await act({ ...desk, chats })
  return shown ?? saying('That was not done', 'No chat is handed over here.')
}

/** Opens what a button names: a case, a list, or something to do with a case. */
export const openPage = async (desk: Desk, who: Who, opens: string, about: string): Promise<Shown> => {
  if (opens === 'home') return shownPage(await homePage(desk, who))
  if (opens.startsWith('chat-')) return await onChat(desk, (chats) => openChat(chats, who, opens, about))
  if (isQueue(opens)) return shownPage(await queuePage(desk, who, opens))
  if (opens === 'seen' || opens === 'take') {
    await (opens === 'seen' ? seeHazard : takeHazard)(desk, who, about)
    await refreshHazard(desk, desk.poster, about)
    await desk.tellTools?.({ kind: 'hazard', caseId: about })
  } else if (opens !== 'case') return await openTask(desk, who, opens, about)
  const at = await takeUp(desk, who, about)
  return at === null
    ? saying('There is no such case', 'Look at its reference again.')
    : shownPage(casePage(at, desk))
}

/** Takes a form that was sent. Each form is sent once, however often it is delivered. */
export const sendForm = async (
  desk: Desk,
  who: Who,
  form: Pick<Form, 'name' | 'carries'>,
  answers: Answers,
): Promise<Shown> => {
  if (form.name === 'words') return await sendWords(desk, who, form.carries, answers)
  if (form.name === 'log') return await sendLogForm(desk, who, form.carries, answers)
  if (form.name === 'chat-reply')
    return await onChat(desk, (chats) => sendReply(chats, who, form.carries, answers))
  if (form.name === 'send') return await sendPreviewed(desk, who, form.carries, answers)
  return await sendTask(desk, who, form, answers)
}

/** The same form once more, to be mended; null where it is gone. */
export const formAgain = async (
  desk: Desk,
  who: Who,
  { name, carries }: Pick<Form, 'name' | 'carries'>,
): Promise<Form | null> => {
  if (name === 'log' || name === 'words') return await keptLogForm(desk, who, carries.draft ?? '')
  if (name === 'chat-reply') {
    const shown = await onChat(desk, (chats) => openChat(chats, who, 'chat-reply', carries.chat ?? ''))
    return shown.kind === 'form' ? { ...shown.form, carries } : null
  }
  if (name === 'send') return await previewAgain(desk, who, carries)
  const shown = await openTask(desk, who, name, carries.case ?? '')
  return shown.kind === 'form' ? { ...shown.form, carries } : null
}

/** Both tools show a hundred options at most; nobody reads on past twenty. */
const mostFound = 20

/**
 * Residents whom the words typed so far may mean: by name, address, postcode or number, or by a case’s reference. None for
 * those whose work is with no residents.
 */
export const searchResidents = async (
  desk: Desk,
  { staff }: Who,
  typed: string,
): Promise<readonly Option[]> => {
  if (sightInLists(staff.roles) === 'dates') return []
  const { casework } = desk
  const reference = referenceIn(typed)
  if (reference === null)
    return (await findResidents(casework, typed)).slice(0, mostFound).map(residentOption)
  const caseId = await casework.directory.findByReference(reference)
  if (caseId === null) return []
  const { state } = await loadCase(casework, caseId)
  const [person] = isOpened(state) ? state.people : []
  return (await findResidents(casework, person?.name ?? ''))
    .filter((found) => found.person.tenancy === person?.tenancy)
    .map(residentOption)
}
