import { describe, expect, test } from 'vitest'
import { asksToWithdraw, givesConsent, saysAccepted } from '../../../domain/message/replyWords.ts'

const says = (text: string) =>
  Object.entries({ withdraw: asksToWithdraw, accept: saysAccepted, consent: givesConsent })
    .filter(([, said]) => said(text))
    .map(([what]) => what)

describe('a reply in English', () => {
  test.each([
    ['Please withdraw my complaint, my son has mended it.', 'withdraw'],
    ["I don't want to go on with my complaint.", 'withdraw'],
    ['We no longer wish to pursue this, thank you.', 'withdraw'],
    ["I don't want to take it any further.", 'withdraw'],
    ['I am happy with that, you can close it now.', 'accept'],
    ['Thank you. I accept your offer.', 'accept'],
    ['You can close my case.', 'accept'],
    ['I give my consent for Councillor Osei to act for me.', 'consent'],
    ['My daughter may speak for me.', 'consent'],
  ])('“%s” is known to %s', (text, what) => {
    expect(says(text)).toEqual([what])
  })

  test.each([
    'I will not withdraw my complaint.',
    'Can I withdraw the complaint later?',
    "I don't want to go on like this.",
    "I don't want to carry on living with this damp.",
    'I do not want to take legal action.',
    "I don't want to continue paying rent for a flat with no heating.",
    'I do not accept your answer.',
    'I am not happy for you to close my case.',
    'I would be happy if this were mended.',
    'I am happy with how polite they were, but the leak is back.',
    'You can close it when the gate is mended.',
    'Before you can close this, somebody has to come.',
    'I do not give permission for anybody to act for me.',
    'My neighbour can speak Polish.',
  ])('“%s” is taken for none of it', (text) => {
    expect(says(text)).toEqual([])
  })
})

describe('a reply in Welsh', () => {
  test.each([
    ['Hoffwn dynnu fy nghwyn yn ôl, os gwelwch yn dda.', 'withdraw'],
    ["Rydw i am dynnu'r gŵyn yn ôl.", 'withdraw'],
    ['Tynnwch hyn yn ôl. Rwyf am dynnu fy nghwyn yn ol.', 'withdraw'],
    ['Plîs canslo fy nghwyn, mae fy mab wedi ei drwsio.', 'withdraw'],
    ["Dw i ddim eisiau mynd ymlaen â'r gŵyn.", 'withdraw'],
    ['Nid wyf am barhau.', 'withdraw'],
    ['Does dim angen mynd â hyn ymhellach.', 'withdraw'],
    ["Rwy'n derbyn eich ateb, diolch.", 'accept'],
    ['Rwy’n derbyn eich ateb, diolch.', 'accept'],
    ["Dw i'n hapus gyda'r canlyniad.", 'accept'],
    ["Rydyn ni'n fodlon ar hynny.", 'accept'],
    ["Gallwch gau'r achos nawr, os gwelwch yn dda.", 'accept'],
    ['Cewch ei gau.', 'accept'],
    ["Rwy'n rhoi fy nghaniatâd.", 'consent'],
    ["Rwy'n rhoi caniatad i fy merch siarad ar fy rhan.", 'consent'],
    ['Caiff y Cynghorydd Osei siarad drosof.', 'consent'],
    ["Rwy'n awdurdodi Ann Rees i weithredu ar fy rhan.", 'consent'],
  ])('“%s” is known to %s', (text, what) => {
    expect(says(text)).toEqual([what])
  })

  test.each([
    'Dw i ddim yn tynnu fy nghwyn yn ôl.',
    'Ni fyddaf yn tynnu fy nghwyn yn ôl.',
    'A allaf dynnu fy nghwyn yn ôl yn nes ymlaen?',
    'Peidiwch â chanslo fy nghwyn.',
    "Mae angen tynnu'r paent gwyn oddi ar y drws.",
    'Dw i ddim eisiau mynd ymlaen fel hyn.',
    'Nid wyf am barhau i fyw mewn lleithder.',
    'Dw i ddim yn derbyn eich ateb.',
    "Nid wyf yn hapus gyda'r ateb.",
    "Rwy'n anfodlon ar yr ateb.",
    "Rwy'n hapus gyda'r ateb, ond mae'r gollyngiad yn ôl.",
    'Byddaf yn fodlon ar hynny os daw rhywun.',
    "Gallwch gau'r ffenest.",
    "Gallwch gau'r achos os daw rhywun i'w drwsio.",
    "Rwy'n rhoi caniatâd i'r contractwr ddod i mewn.",
    'Mae angen eich caniatâd arnaf i beintio.',
    'Dw i ddim yn rhoi caniatâd i neb siarad ar fy rhan.',
    'Hoffwn dynnu fy nghaniatâd yn ôl.',
    'Mae fy nghymydog yn gallu siarad Cymraeg.',
  ])('“%s” is taken for none of it', (text) => {
    expect(says(text)).toEqual([])
  })

  test('is known too where its letters come in two parts, as some phones send them', () => {
    expect(says("Rydw i am dynnu'r gŵyn yn ôl.".normalize('NFD'))).toEqual(['withdraw'])
  })
})
