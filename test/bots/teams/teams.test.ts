import { afterEach, beforeEach, expect, test } from 'vitest'
import { actionsOf, type Card, cardSchema, nothingButTheCard, valuesOf } from './cardSchema.ts'
import { openTeam } from './team.ts'

const heating =
  'Caller in tears, no heating for the third week, baby at home, she has rung every day and nobody came.'

let team: Awaited<ReturnType<typeof openTeam>>
beforeEach(async () => {
  team = await openTeam()
})
afterEach(() => team.close())

const everythingIn = (value: unknown): string => JSON.stringify(value)
const cardIn = (activity: Record<string, unknown> | undefined): Card =>
  nothingButTheCard.parse(activity?.attachments)[0].content
const lastCard = (): Card => cardIn(team.framework.sent.at(-1)?.activity)

const actionNamed = (card: Card, title: string) => {
  const found = actionsOf(card).find((action) => action.title === title)
  if (found === undefined) throw new Error(`No “${title}” among ${actionsOf(card).map((each) => each.title)}`)
  return found
}

/** Words typed to the bot, and one press on the form that comes back. */
const log = async (words: string, changes: object = {}): Promise<Card> => {
  await team.say(words, { id: words.slice(0, 40) })
  const form = lastCard()
  return await team.execute(actionNamed(form, 'Log it'), { ...valuesOf(form), ...changes })
}

test('plain words are answered with the form filled in: danger, passages, route by clause, flags; nothing is logged yet', async () => {
  expect((await team.say(heating)).status).toBe(200)
  expect(await team.office.cases()).toHaveLength(0)
  const [sent] = team.framework.sent
  expect(sent?.path).toContain('/v3/conversations/')
  expect(sent?.authorization).toBe('Bearer the-bot')
  const form = cardIn(sent?.activity)
  const shown = everythingIn(form)
  expect(shown).toMatch(/Danger.*0800 000 0009/)
  expect(shown).toContain('Stage 1 complaint (1.2)')
  expect(valuesOf(form)).toMatchObject({ words: heating, choice: 'not-asked' })
  expect(valuesOf(form).flags?.split(',')).toContain('hazard_emergency')
})

test('one press logs it, and the card becomes the answer: danger, reference, clause, dates, what to tell the resident', async () => {
  const answer = await log(heating)
  const [logged] = await team.office.cases()
  const shown = everythingIn(answer.body)
  expect(everythingIn(answer.body[0])).toMatch(/Danger.*0800 000 0009/)
  expect(shown).toContain(`Logged ${logged?.reference}: Stage 1 complaint`)
  expect(shown).toContain('Housing Ombudsman Complaint Handling Code 2024, 1.2')
  // Twenty-four hours from when she said it (SI 2025/1042), and five working days (Code 6.2).
  expect(shown).toContain('By 23:40 on Sunday 29 November 2026')
  expect(shown).toContain('By Friday 4 December 2026')
  expect(shown).toContain('0300 111 3000')
  expect(answer.fallbackText).toContain('Tell the resident now')
  expect(logged?.channel).toBe('teams')
  expect(logged?.text).toBe(heating)
})

test('the preview names nothing of what was typed', async () => {
  await team.say(heating)
  const [sent] = team.framework.sent
  expect(sent?.activity.summary).toBe('Is this right? Nothing is logged yet')
  expect(sent?.activity.text).toBeUndefined()
})

test('a form sent twice, or sent by a client that knows no Action.Execute, is one case', async () => {
  await team.say(heating)
  const form = lastCard()
  const action = actionNamed(form, 'Log it')
  const first = await team.execute(action, valuesOf(form))
  const second = await team.execute(action, valuesOf(form))
  expect(everythingIn(second.body)).toBe(everythingIn(first.body))
  const { fallback } = action as Extract<typeof action, { type: 'Action.Execute' }>
  await team.say('', { value: { ...fallback.data, ...valuesOf(form) } })
  expect(everythingIn(lastCard())).toContain('Logged PR-')
  expect(await team.office.cases()).toHaveLength(1)
})

test('what is wrong stands over its own field, with everything else as they left it', async () => {
  await team.say(heating)
  const form = lastCard()
  const again = await team.execute(actionNamed(form, 'Log it'), {
    ...valuesOf(form),
    words: `${heating} Flat 4.`,
    saidAt: '2026-11-30',
    'saidAt-time': '09:00',
  })
  const index = again.body.findIndex((element) => everythingIn(element).includes('That is still to come'))
  expect(again.body[index + 1]).toMatchObject({ type: 'Input.Date', id: 'saidAt' })
  expect(valuesOf(again).words).toBe(`${heating} Flat 4.`)
  expect(await team.office.cases()).toHaveLength(0)
})

test('a resident is found as they type: the search that Teams documents for dynamic type-ahead', async () => {
  const response = await team.invoke('application/search', {
    kind: 'search',
    queryText: 'chapel',
    queryOptions: { skip: 0, top: 15 },
    dataset: 'residents',
  })
  const answer = await response.json()
  expect(answer).toMatchObject({
    statusCode: 200,
    type: 'application/vnd.microsoft.search.searchResponse',
  })
  expect(answer.value.results).toContainEqual({
    value: 't-1003/0',
    title: 'Desmond Clarke · 7 Chapel Lane, Larkfield, LK1 4DT',
  })
})

const messagePayload = {
  id: '1616110600000',
  createdDateTime: '2026-11-26T12:00:00.000Z',
  body: {
    contentType: 'html',
    content: '<p>Mrs Whitfield rang <b>again</b> &amp; nobody came about the leak.</p>',
  },
  from: { user: { id: '29:larkfield-amara-okafor', displayName: 'Amara O', userIdentityType: 'aadUser' } },
}

test('the action on a message opens the form in a dialog, and logs it from when it was written, with who wrote it', async () => {
  const value = { commandId: 'logDissatisfaction', commandContext: 'message', messagePayload }
  const { task } = await (await team.invoke('composeExtension/fetchTask', value)).json()
  expect(task.type).toBe('continue')
  const form = cardSchema.parse(task.value.card.content)
  const submit = actionNamed(form, 'Log it')
  expect(submit.type).toBe('Action.Submit')
  const answer = await team.invoke('composeExtension/submitAction', {
    commandId: 'logDissatisfaction',
    commandContext: 'message',
    data: { ...submit.data, ...valuesOf(form) },
  })
  const shown = cardSchema.parse((await answer.json()).task.value.card.content)
  expect(everythingIn(shown)).toContain('By Thursday 3 December 2026')
  const [logged] = await team.office.cases()
  expect(logged?.text).toBe('Mrs Whitfield rang again & nobody came about the leak.')
  expect(logged?.people[0]?.tenancy).toBe('t-1001')
  const events = []
  for await (const commit of team.office.casework.store.everyCommit()) events.push(...commit.events)
  expect(events.find((event) => event.type === 'message-received')).toMatchObject({
    message: { original: { writtenBy: 'Amara Okafor', at: '2026-11-26T12:00:00.000Z' } },
  })
})

test('the command beside the compose box asks for the words, and reads them before anything is logged', async () => {
  const value = { commandId: 'logDissatisfaction', commandContext: 'compose' }
  const { task } = await (await team.invoke('composeExtension/fetchTask', value)).json()
  const asked = cardSchema.parse(task.value.card.content)
  const submit = async (data: object): Promise<Card> => {
    const answer = await team.invoke('composeExtension/submitAction', { ...value, data })
    return cardSchema.parse((await answer.json()).task.value.card.content)
  }
  const read = { ...actionNamed(asked, 'Read it').data, words: heating }
  const form = await submit(read)
  expect(everythingIn(form)).toMatch(/Danger.*0800 000 0009/)
  expect(everythingIn(form)).toContain('Stage 1 complaint (1.2)')
  expect(await team.office.cases()).toHaveLength(0)
  await submit({ ...actionNamed(form, 'Log it').data, ...valuesOf(form) })
  expect((await team.office.cases())[0]?.text).toBe(heating)
})

test('the query beside the compose box finds cases; what it puts into a chat names nobody', async () => {
  await log(`${heating} Joan Whitfield`, { resident: 't-1001/0' })
  await team.office.mailsAfterDelivery()
  const query = async (words: string) => {
    const value = { commandId: 'case', parameters: [{ name: 'words', value: words }] }
    return (await (await team.invoke('composeExtension/query', value)).json()).composeExtension.attachments
  }
  const [logged] = await team.office.cases()
  const [byReference] = await query(logged?.reference ?? '')
  expect(byReference.preview.content.title).toBe(logged?.reference)
  const [byName] = await query('whitfield')
  expect(byName.preview.content.text).toContain('Joan Whitfield')
  expect(everythingIn(cardSchema.parse(byName.content))).not.toContain('Whitfield')
})

test('in a channel, the mention is no part of the words, and the form comes up for the presser alone', async () => {
  const channel = {
    id: '19:repairs@thread.tacv2;messageid=1',
    conversationType: 'channel',
    tenantId: team.tenant,
  }
  await team.say(`<at>Putright</at>&nbsp;${heating} &lt;urgent&gt; &amp;amp;`, {
    conversation: channel,
    entities: [{ type: 'mention', text: '<at>Putright</at>', mentioned: { id: '28:bot', name: 'Putright' } }],
  })
  const card = lastCard()
  expect(everythingIn(card)).not.toContain('heating')
  const button = actionNamed(card, 'Look and log it')
  expect(button.data).toMatchObject({ msteams: { type: 'task/fetch' } })
  const fetched = await team.invoke('task/fetch', { data: button.data }, { conversation: channel })
  const form = cardSchema.parse((await fetched.json()).task.value.card.content)
  const data = { ...actionNamed(form, 'Log it').data, ...valuesOf(form) }
  await team.invoke('task/submit', { data }, { conversation: channel })
  expect((await team.office.cases())[0]?.text).toBe(`${heating} <urgent> &amp;`)
})

test('a member of staff is known by their directory id too', async () => {
  const { casework } = team.office
  const { landlord } = casework.rules
  const [first] = landlord.staff
  const staff = [{ ...first, teams: '5b1a0d8c-1111-4222-8333-944455556666' }] as typeof landlord.staff
  const rules = { ...casework.rules, landlord: { ...landlord, staff } }
  const other = await openTeam({ casework: { ...casework, rules } })
  const from = { id: '29:1abc', aadObjectId: '5b1a0d8c-1111-4222-8333-944455556666' }
  await other.say(heating, { from })
  expect(everythingIn(cardIn(other.framework.sent[0]?.activity))).toContain('Log it')
  await other.close()
})

const strangers = [
  ['a stranger', { from: { id: '29:somebody', name: 'Priya Nair' } }],
  [
    'a guest from another organisation',
    { conversation: { id: 'a:1', tenantId: '00000000-0000-4000-8000-00000000000b' } },
  ],
] as const

test.each(strangers)('%s is refused politely, and nothing is read or logged', async (_, more) => {
  expect((await team.say(heating, more)).status).toBe(200)
  expect(team.framework.sent[0]?.activity.text).toContain("I don't know you as a member of staff")
  for (const name of [
    'composeExtension/fetchTask',
    'task/fetch',
    'adaptiveCard/action',
    'composeExtension/query',
  ]) {
    const answer = await (await team.invoke(name, { messagePayload, data: {}, action: {} }, more)).text()
    expect(answer).toContain('know you as a member of staff')
    expect(answer).not.toContain('Whitfield')
  }
  const search = await team.invoke('application/search', { queryText: 'whitfield' }, more)
  expect((await search.json()).value.results).toEqual([])
  expect(await team.office.cases()).toHaveLength(0)
})

test.each(['help', 'hello', 'thanks', '  '])('%j is answered with how to, and logs nothing', async (text) => {
  await team.say(text)
  expect(team.framework.sent[0]?.activity.text).toContain('Type what the resident said')
  expect(await team.office.cases()).toHaveLength(0)
})

test('what is no message is left alone', async () => {
  expect((await team.say('', { type: 'conversationUpdate', membersAdded: [] })).status).toBe(200)
  expect(team.framework.sent).toHaveLength(0)
})

test('when reading fails, the person is told so', async () => {
  const { casework } = team.office
  const classifier = () => {
    throw new Error('no')
  }
  const other = await openTeam({ casework: { ...casework, classifier } })
  expect((await other.say(heating)).status).toBe(200)
  expect(other.framework.sent[0]?.activity.text).toContain("this isn't logged yet")
  await other.close()
})

test('an answer that cannot be sent is an error without what was typed', async () => {
  team.framework.fail(true)
  const response = await team.say(heating)
  expect(response.status).toBe(500)
  expect(await response.text()).toBe('The answer could not be sent.')
})

test('the longest message and answer stay within 28 KB, and the words are logged whole', async () => {
  const words = 'Nobody came & nobody rang about the damp, it is disgusting. '.repeat(450).trim()
  const answer = await log(words)
  expect(Buffer.byteLength(everythingIn(team.framework.sent.at(-1)?.activity))).toBeLessThan(28_000)
  expect(Buffer.byteLength(everythingIn(answer))).toBeLessThan(28_000)
  expect((await team.office.cases())[0]?.text).toBe(words)
})
