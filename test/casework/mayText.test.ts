import { describe, expect, test } from 'vitest'
import type { Count, PagePorts } from '../../casework/followPorts.ts'
import { mayText, NoMoreTextsToday, type TextAsker } from '../../casework/mayText.ts'
import { landlordRules } from '../../live/landlordRules.ts'

/** Counts as the table does, in one window. */
const counting = (): Count => {
  const counts = new Map<string, number>()
  return async (what, key, { most, perSeconds }) => {
    const of = `${what}/${key}/${perSeconds}`
    counts.set(of, (counts.get(of) ?? 0) + 1)
    return (counts.get(of) ?? 0) <= most
  }
}

const portsWith = (mostADay: number): PagePorts => {
  const rules = landlordRules()
  const texts = {
    sender: 'Larkfield',
    countries: ['GB'],
    mostADay,
    mostDollarsEach: 0.1,
    tellAtDollarsAMonth: 50,
  }
  const landlord = { ...rules.landlord, texts }
  return { casework: { rules: { ...rules, landlord } }, count: counting() } as unknown as PagePorts
}

/** Asks for one text each to so many numbers, until no more may be sent. */
const sentTo = async (ports: PagePorts, numbers: number, asker: (number: number) => TextAsker) => {
  let sent = 0
  for (let number = 0; number < numbers; number += 1)
    if (await mayText(ports, `+4477009${String(number).padStart(5, '0')}`, asker(number))) sent += 1
  return sent
}

const asked = (number: number): TextAsker => ({ from: `network ${number}` })

describe('all texts of a landlord within a day', () => {
  test('are as many as it wants to pay for, and then it is told', async () => {
    const ports = portsWith(12)
    expect(await sentTo(ports, 12, asked)).toBe(12)
    await expect(mayText(ports, '+447700900999', { from: 'elsewhere' })).rejects.toThrow(NoMoreTextsToday)
  })

  test('that nobody asked for are half of them at most, so that whoever asks is not left without', async () => {
    const ports = portsWith(12)
    await expect(sentTo(ports, 20, () => 'unasked')).rejects.toThrow(NoMoreTextsToday)
    expect(await sentTo(ports, 6, asked)).toBe(6)
  })

  test('are not used up by whoever has had all that one number or one network can have', async () => {
    const ports = portsWith(12)
    for (let asks = 0; asks < 30; asks += 1) await mayText(ports, '+447700900999', { from: 'one' })
    expect(await sentTo(ports, 7, asked)).toBe(7)
  })
})
