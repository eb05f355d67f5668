import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type ChatHost, startChatHost } from '../functions/receive-chat/chatHost.ts'
import {
  barriers,
  type ChatPage,
  desk,
  inTheWay,
  openChat,
  phone,
  settled,
  startBrowser,
  zoomed,
} from './browser.ts'

const leak = "Nobody came for the third time about the leak over the cooker. I've rung you every week."

let host: ChatHost
let browser: Browser
const chats: ChatPage[] = []
const open = async (options?: BrowserContextOptions): Promise<ChatPage> => {
  const chat = await openChat(browser, host.url, options)
  chats.push(chat)
  return chat
}

beforeAll(async () => {
  ;[host, browser] = await Promise.all([startChatHost(), startBrowser()])
})
afterEach(async () => {
  for (const each of chats.splice(0)) await each.close()
})
afterAll(async () => {
  await browser?.close()
  await host?.close()
})

const answers = [
  'Rosa',
  'Flat 4',
  'rosa@example.org',
  'A repair that lasts',
  "I can't do phone calls",
  'My daughter Ana',
]
const asks = [
  "What's your name?",
  'Where is this about?',
  'How can we reach you?',
  'What would put this right',
  'harder for you',
  'Is someone acting for you',
]

const answerAll = async (chat: ChatPage): Promise<void> => {
  for (const [index, answer] of answers.entries()) {
    await chat.heard(asks[index] ?? '')
    await chat.say(answer)
  }
  await chat.heard("Check what I'll log")
}

describe.each([
  ['a phone', phone],
  ['a desk', desk],
  ['a phone in the dark', { ...phone, colorScheme: 'dark' }],
  ['forced colours', { ...desk, forcedColors: 'active' }],
  ['400 % zoom', zoomed],
] as const)('on %s', (_, options) => {
  test('a complaint goes from the first word to a reference, and nothing stands in the way', async () => {
    const chat = await open(options)
    expect(await inTheWay(chat)).toEqual([])
    await chat.say(leak)
    await chat.heard('Then we must answer you in writing by Friday 18 December.')
    expect(await inTheWay(chat)).toEqual([])
    await chat.press('Log it as a complaint')
    await answerAll(chat)
    expect(await inTheWay(chat)).toEqual([])
    const told = await chat.page.locator('dd.value').first().boundingBox()
    const change = await chat.page.getByRole('button', { name: 'Change what you told us' }).boundingBox()
    expect(told?.width, 'their words have more room than the button').toBeGreaterThan(change?.width ?? 0)
    await chat.press('Yes, log my complaint')
    await chat.heard(/PR-[0-9A-Z]{4}-[0-9A-Z]{4}/)
    expect(await inTheWay(chat)).toEqual([])
    const stages = await chat.page.getByRole('list', { name: 'The stages of your case' }).textContent()
    expect(stages).toContain('by Friday 4 December')
    expect(stages).toContain('by Friday 18 December')
  })
})

describe('what we say last', () => {
  test('stands above the field on a phone, where it can be read without scrolling', async () => {
    const chat = await open(phone)
    await chat.say(leak)
    await chat.heard('Shall I log this')
    await chat.press('Log it as a complaint')
    for (const [said, asked] of [
      ['Rosa', 'Where is this about?'],
      ['Flat 4, 12 Mill Lane', 'How can we reach you?'],
      ['07700 900123', 'What would put this right for you?'],
    ] as const) {
      await chat.say(said)
      const question = chat.page.getByRole('log').getByText(asked)
      await question.waitFor()
      const field = chat.page.locator('form.composer')
      await expect
        .poll(async () => {
          const [above, below] = [await question.boundingBox(), await field.boundingBox()]
          return above !== null && below !== null && above.y + above.height <= below.y
        })
        .toBe(true)
    }
  })
})

describe('with a keyboard alone', () => {
  const tabTo = async (page: Page, name: string): Promise<void> => {
    for (let tabs = 0; tabs < 40; tabs += 1) {
      if (
        (await page.evaluate(() =>
          document.activeElement?.shadowRoot?.activeElement?.textContent?.trim(),
        )) === name
      )
        return
      await page.keyboard.press('Shift+Tab')
    }
    throw new Error(`Shift and Tab never reached “${name}”.`)
  }

  test('a complaint can be told, chosen, skipped through and logged', async () => {
    const chat = await open()
    const { page } = chat
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.type(leak)
    await page.keyboard.press('Enter')
    await chat.heard('Shall I log this')
    await tabTo(page, 'Both')
    await page.keyboard.press('Enter')
    for (const ask of asks) {
      await chat.heard(ask)
      await page.keyboard.type('skip')
      await page.keyboard.press('Enter')
    }
    await chat.heard("Check what I'll log")
    await tabTo(page, 'Yes, log my complaint')
    await page.keyboard.press('Space')
    await chat.heard("We've got your complaint")
  })

  test('what has the focus is never behind the field that stays in reach', async () => {
    const chat = await open()
    const { page } = chat
    await chat.say(leak)
    await chat.press('Both')
    await answerAll(chat)
    const hidden: string[] = []
    for (let tabs = 0; tabs < 12; tabs += 1) {
      await page.keyboard.press('Shift+Tab')
      await settled(page)
      const behind = await page.evaluate(() => {
        const shadow = document.querySelector('putright-chat')?.shadowRoot
        const focused = shadow?.activeElement
        const field = shadow?.querySelector('#composer')
        if (focused == null || field == null || field.contains(focused)) return null
        const overlap = focused.getBoundingClientRect().bottom - field.getBoundingClientRect().top
        return overlap > 0 && focused.closest('.log') !== null ? focused.textContent : null
      })
      if (behind !== null) hidden.push(behind)
    }
    expect(hidden).toEqual([])
  })

  test('the focus is always to be seen, 3 pixels of it', async () => {
    const { page } = await open()
    const rings: string[] = []
    for (let tabs = 0; tabs < 6; tabs += 1) {
      await page.keyboard.press('Tab')
      rings.push(
        await page.evaluate(() => {
          const inside = document.activeElement?.shadowRoot?.activeElement
          const style = getComputedStyle(inside ?? document.activeElement ?? document.body)
          return `${style.outlineStyle} ${style.outlineWidth}`
        }),
      )
    }
    expect(new Set(rings)).toEqual(new Set(['solid 3px']))
  })
})

describe('nothing typed is lost', () => {
  test('what is said while the server is away is kept, and said once when it is back', async () => {
    const chat = await open()
    await chat.say(leak)
    await chat.heard('Shall I log this')
    await host.restart(async () => {
      await chat.page.getByRole('status').getByText('We’ve lost the connection').waitFor()
      await chat.press('Log it as a complaint')
      await chat.say('Rosa')
      await chat.page.getByText('Sending…').first().waitFor()
    })
    await chat.heard('Where is this about?')
    expect(await chat.page.getByRole('log').getByText('Rosa', { exact: true }).count()).toBe(1)
    expect(await chat.page.getByText('Sending…').count()).toBe(0)
  })

  test('a reload in the middle shows the conversation again, and what was being typed', async () => {
    const chat = await open()
    await chat.say(leak)
    await chat.heard('Shall I log this')
    const before = await chat.page.getByRole('log').textContent()
    await chat.page.getByLabel('Your message').pressSequentially('It started in')
    await chat.page.reload()
    await chat.heard('Shall I log this')
    expect(await chat.page.getByRole('log').textContent()).toBe(before)
    expect(await chat.page.getByLabel('Your message').inputValue()).toBe('It started in')
    await chat.press('Just get it fixed')
    await chat.heard("What's your name?")
  })

  test('more than can be taken at once is refused beside the field, with the words kept', async () => {
    const chat = await open()
    await chat.say('a'.repeat(8_001))
    await chat.page.getByRole('alert').getByText('1 letters more').waitFor()
    expect((await chat.page.getByLabel('Your message').inputValue()).length).toBe(8_001)
  })

  test('when something breaks at our end they are told so, and another try goes on from there', async () => {
    let broken = true
    const failing = await startChatHost((ports) => ({
      ...ports,
      receiveMessage: async (...given) => {
        if (broken) throw new Error('the table is away')
        return await ports.receiveMessage(...given)
      },
    }))
    const chat = await openChat(browser, failing.url)
    chats.push(chat)
    await chat.say('Please thank Joe the caretaker, he was brilliant.')
    await chat.press('Skip this')
    await chat.page
      .getByRole('status')
      .getByText('Something broke at our end. Nothing you typed is lost.')
      .waitFor()
    expect(await barriers(chat.page)).toEqual([])
    broken = false
    await chat.page.getByRole('button', { name: 'Try again' }).click()
    await chat.heard(/PR-[0-9A-Z]{4}-[0-9A-Z]{4}/)
    await failing.close()
  })

  test('it works where the device keeps nothing', async () => {
    const context = await browser.newContext()
    await context.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('denied', 'SecurityError')
        },
      })
    })
    const page = await context.newPage()
    await page.goto(`${host.url}/chat`)
    await page.getByLabel('Your message').fill(leak)
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await page.getByText('Shall I log this').waitFor()
    await context.close()
  })
})

describe('what is typed is text', () => {
  test.each([
    '<img src=x onerror="document.title=\'broken\'"> <script>document.title="broken"</script> the tap drips',
    '{{landlord}} $1 %s &amp; the tap drips',
    '\u202Eright to left\u202C and zero\u200Bwidth, the tap drips',
    'Ω≈ç√∫ 😀👩‍👩‍👧 the tap drips',
  ])('%s', async (words) => {
    const chat = await open()
    await chat.say(words)
    await settled(chat.page)
    const shown = chat.page.getByRole('log').locator('.theirs p').first()
    expect(await shown.textContent()).toBe(words)
    expect(await chat.page.title()).toContain('Larkfield Homes')
    expect(chat.complaints).toEqual([])
  })
})

describe('on a shared computer', () => {
  test('the chat can be cleared from the device, and nobody sees it after', async () => {
    const chat = await open()
    await chat.say(leak)
    await chat.heard('Shall I log this')
    await chat.page.getByRole('button', { name: 'Clear this chat from this device' }).click()
    await chat.page.getByText('is cleared from this device').waitFor()
    await chat.page.reload()
    await chat.heard("Tell us what's happened.")
    expect(await chat.page.getByText('Nobody came').count()).toBe(0)
  })

  test('no cookie is set', async () => {
    const chat = await open()
    expect(await chat.page.context().cookies()).toEqual([])
  })
})

test('two things told at once are taken one after the other, and each gets its reference', async () => {
  const chat = await open(phone)
  await chat.say(
    'My kitchen tap is dripping, please send someone. Also my service charge went up by £200 and nobody can tell me why.',
  )
  await chat.heard('more than one thing')
  expect(await inTheWay(chat)).toEqual([])
  await chat.press('Yes, one after the other')
  for (const asked of ['your name', 'Where is this', 'How can we reach you', 'harder for you']) {
    await chat.heard(asked)
    await chat.press('Skip this')
  }
  await chat.press('Yes, log it')
  await chat.heard(/We've got your report: PR-/)
  await chat.heard('Now the next thing you told us: “Also my service charge went up')
  await chat.press('Log it as a complaint')
  for (const asked of ['put this right', 'acting for you']) {
    await chat.heard(asked)
    await chat.press('Skip this')
  }
  await chat.press('Yes, log my complaint')
  await chat.heard(/We've got your complaint: PR-/)
  expect(await inTheWay(chat)).toEqual([])
})

test('without JavaScript the page leads to the form, and says how else to reach us', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${host.url}/chat`)
  const text = await page.getByRole('main').textContent()
  expect(text).toContain('This chat needs JavaScript. The form does not.')
  expect(text).toContain(host.ports.landlord.telephone)
  await page.getByRole('link', { name: 'Tell us with a form' }).click()
  await page.getByRole('heading', { name: 'Tell us what’s happened' }).waitFor()
  await context.close()
})
