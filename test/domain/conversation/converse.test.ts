import { describe, expect, test } from 'vitest'
import { converse, holdsUnlogged } from '../../../domain/conversation/converse.ts'
import { representativeIn } from '../../../domain/conversation/representative.ts'
import { chat, codeDates, contextOf, loggedAs, now, reading } from './residents.ts'

const leak = 'Nobody came for the third time about the leak. I have rung you every week.'
const leakReading = reading({
  flags: ['prior_report'],
  evidence: [{ start: 0, end: 34, text: leak.slice(0, 34), signal: 'complaint' }],
})

describe('opening', () => {
  test('starts with their own words and no menu', () => {
    const { replies } = chat()
    expect(replies.map(({ text }) => text)).toEqual(["Tell us what's happened. Use your own words."])
    expect(replies[0]?.choices).toBeUndefined()
  })

  test('a greeting is greeted once', () => {
    const greeted = chat().say('Hello!', reading({ disposition: 'not_for_us' }))
    expect(greeted.words).toBe("Hello. What's happened, or what can we help with?")
    expect(greeted.say('hello', reading({ disposition: 'not_for_us' })).words).not.toContain('Hello')
  })
})

describe('a complaint', () => {
  const heard = chat().say(leak, leakReading)

  test('is said back with their own sentence before anything is asked', () => {
    expect(heard.replies[0]?.text).toBe(
      "I've understood that this is about a repair, you have told us before and you're not happy with how we've dealt with it. You say: “Nobody came for the third time about the leak.” I'm sorry.",
    )
  })

  test('is the resident’s to choose, with the date that the clock would set (Code 1.3)', () => {
    const asked = heard.replies[1]
    expect(asked?.text).toBe(
      'Shall I log this as a complaint? Then we must answer you in writing by Friday 18 December. Or I can just get it fixed. Or both.',
    )
    expect(asked?.choices?.map(({ value }) => value)).toEqual(['complaint', 'just-fix-it', 'both'])
  })

  test('asks one thing at a time and ends with the reference, the dates and the Ombudsman', () => {
    const asked = heard.press('complaint')
    expect(asked.replies.map(({ ask }) => ask)).toEqual([undefined, 'name'])
    const summed = asked
      .say('Rosa')
      .say('Flat 4, 12 Mill Lane')
      .say('rosa@example.org or 07700 900123')
      .say('A repair that lasts')
      .say("I can't do phone calls")
      .press('skip')
    expect(summed.replies.map(({ kind }) => kind)).toEqual(['summary'])
    const confirmed = summed.press('confirm')
    expect(confirmed.drafts).toEqual([
      {
        text: `${leak}\n\nWhat would put it right: A repair that lasts\n\nTo make it easier to deal with me: I can't do phone calls`,
        saidAt: now,
        choice: 'complaint',
        person: {
          name: 'Rosa',
          address: 'Flat 4, 12 Mill Lane',
          email: 'rosa@example.org',
          phone: '07700 900123',
        },
        sought: 'A repair that lasts',
        adjustments: "I can't do phone calls",
        representative: null,
        attachments: [],
        callBack: false,
        caseReference: null,
        beside: [],
      },
    ])
    const { words, replies } = confirmed.host(loggedAs('stage-1', codeDates))
    expect(words).toContain("We've got your complaint: PR-7F3K-9QZ2.")
    expect(words).toContain("By Friday 4 December someone will get in touch to make sure we've understood.")
    expect(words).toContain("By Friday 18 December we'll answer you in writing.")
    expect(words).toContain("We'll write to you and not ring, as you asked.")
    expect(words).toContain('0300 111 3000')
    expect(words).toContain('PO Box 1484, Unit D, Preston PR2 0ET')
    expect(words).toContain("We'll send this to rosa@example.org too.")
    expect(replies[0]?.stages?.map(({ title, date }) => [title, date])).toEqual([
      ['You told us', 'Saturday 28 November'],
      ["We tell you what we've understood", 'Friday 4 December'],
      ['We answer you in writing', 'Friday 18 December'],
      ["If you're not happy with our answer, you ask us to look again", null],
    ])
  })

  test.each([
    ['yes please', 'complaint'],
    ['log a complaint', 'complaint'],
    ['no thanks', 'just-fix-it'],
    ['just get it fixed', 'just-fix-it'],
    ["I don't want to complain, get it sorted", 'just-fix-it'],
    ['Both please', 'both'],
    ['a complaint and get it fixed', 'both'],
  ])('“%s” is a choice said in words', (words, choice) => {
    expect(heard.say(words).state.choice).toBe(choice)
  })

  test('more of the story instead of a choice is kept, and the choice offered once more in other words', () => {
    const more = heard.say('And the ceiling paper is hanging off in the hall too, since about Easter time.')
    expect(more.state.story).toHaveLength(2)
    expect(more.replies.map(({ ask }) => ask)).toEqual(['choice:again'])
    const undecided = more.say('It keeps me awake wondering when the next bit goes, honestly it does.')
    expect(undecided.words).toContain('A person will ask you')
    expect(undecided.state).toMatchObject({ step: 'asking', choice: null })
  })

  test('marks that turn the direction of writing are not quoted back', () => {
    const text = '\u202ENobody came\u202C again. The kitchen tap is still dripping.'
    const evidence = [{ start: 1, end: 12, text: 'Nobody came', signal: 'complaint' }]
    expect(chat().say(text, reading({ evidence })).words).toContain('“Nobody came again.”')
  })

  test('a wish for a complaint before the story is taken as the choice', () => {
    const wished = chat().say(
      'I want to make a complaint',
      reading({ flags: ['explicit_complaint'], topic: 'other' }),
    )
    expect(wished.words).toBe("I can log a complaint. What's happened? Use your own words.")
    const told = wished.say(leak, leakReading)
    expect(told.replies.at(-1)?.ask).toBe('name')
    expect(told.state.choice).toBe('complaint')
  })

  test('a doubtful reading leaves the choice to them (Code 1.3)', () => {
    const doubtful = chat().say(
      'The tap is dripping, second week.',
      reading({ disposition: 'service_request', complaint: 0.3, confidence: 'ask' }),
    )
    expect(doubtful.words).not.toContain("you're not happy")
    expect(doubtful.replies.at(-1)?.text).toMatch(/^Are you unhappy with how we've dealt with this\?/)
    expect(doubtful.replies.at(-1)?.ask).toBe('choice')
  })

  test('names no date where the policy sets none', () => {
    const { replies } = converse(
      chat().state,
      { type: 'said', text: leak },
      contextOf(leakReading, () => []),
    )
    expect(replies.at(-1)?.text).toBe(
      'Shall I log this as a complaint? Then we must look into it and answer you in writing. Or I can just get it fixed. Or both.',
    )
  })
})

describe('danger', () => {
  test.each([
    ['I can smell gas in the kitchen', '0800 111 999'],
    ['gas is leaking from the boiler', '0800 111 999'],
    ['the carbon monoxide alarm keeps going off', '0800 111 999'],
    ['the socket is on fire', '999'],
    ['FIRE!!', '999'],
    ['there is a fire in my kitchen', '999'],
    ['Gas.', '0800 111 999'],
    ["my dad can't breathe", '999'],
    ['the bathroom is flooding', '01632 960999'],
    ['someone is breaking in', '999'],
    ['water dripping through the light fitting', '01632 960999'],
    ['third time nobody came about a leak over the cooker', '01632 960999'],
    ['there are bare wires in the hall', '01632 960999'],
    ['a pipe has burst', '01632 960999'],
    ['the ceiling has come down', '01632 960999'],
    ['sewage coming up in the bath', '01632 960999'],
    ['my front door won’t lock', '01632 960999'],
    ["I can't go on like this", '116 123'],
    ['i cant do this any more. nobody cares if im here or not', '116 123'],
    ['they would all be better off without me', '116 123'],
    ['my partner hits me', '0808 2000 247'],
  ])('“%s”: told to ring %s before anything else', (text, number) => {
    const [first] = chat().say(text, reading({ disposition: 'service_request' })).replies
    expect(first?.kind).toBe('danger')
    expect(first?.text).toContain(number)
    expect(first?.calls?.map((call) => call.number)).toContain(number)
  })

  test.each(['hazard_emergency', 'safeguarding'] as const)(
    'a reading that flags %s is heeded without a known word',
    (flag) => {
      const [first] = chat().say('It is very bad here', reading({ flags: [flag] })).replies
      expect(first?.kind).toBe('danger')
    },
  )

  test.each(['the gas safety check was last week', 'the fire door is heavy', 'my light bulb went'])(
    '“%s” is no danger',
    (text) => {
      expect(chat().say(text, reading({ disposition: 'enquiry' })).replies[0]?.kind).toBe('say')
    },
  )

  test('a flag on “I want to talk to a person” is not heeded: the person is', () => {
    const asked = chat().say('I want to talk to someone', reading({ flags: ['safeguarding'] }))
    expect(asked.replies.map(({ kind }) => kind)).toEqual(['say', 'ask'])
    expect(asked.state.callBack).toBe(true)
  })

  test('a flag on a name or an address is not heeded: there is nothing in it to read', () => {
    const asked = chat().say(leak, leakReading).press('complaint')
    expect(asked.say('Rosa', reading({ flags: ['safeguarding', 'abusive'] })).state.answers.name).toBe('Rosa')
  })

  test('somebody who may hurt themselves and asks for nothing is promised a person, and no repair', () => {
    const told = chat().say("I don't want to be here any more", reading({ disposition: 'service_request' }))
    expect(told.replies.map(({ kind }) => kind)).toEqual(['danger', 'say', 'ask'])
    expect(told.words).toContain("I'm glad you told us.")
    expect(told.words).toContain('by the end of Monday 30 November')
    expect(told.state.callBack).toBe(true)
  })

  test('somebody who may hurt themselves because of how they were treated keeps the choice', () => {
    const told = chat().say("Third winter of mould, I don't want to live like this", reading())
    expect(told.replies.map(({ ask, kind }) => ask ?? kind)).toEqual(['danger', 'say', 'choice'])
  })

  test('a flag of somebody at risk names 999 and the Samaritans', () => {
    const [first] = chat().say('It is very bad here', reading({ flags: ['safeguarding'] })).replies
    expect(first?.calls?.map(({ number }) => number)).toEqual(['999', '116 123'])
  })

  test('advice on one danger is given once', () => {
    const warned = chat().say('I can smell gas', reading({ disposition: 'service_request' }))
    expect(warned.say('yes I smell gas').replies.map(({ kind }) => kind)).not.toContain('danger')
  })

  test('danger told instead of a name is kept as part of the story, and the name can still be given', () => {
    const asked = chat().say(leak, leakReading).press('complaint').say('I can smell gas now')
    expect(asked.replies.map(({ kind, ask }) => ask ?? kind)).toEqual(['danger', 'name:resumed'])
    expect(asked.state.story).toEqual([leak, 'I can smell gas now'])
    expect(asked.say('Rosa').state.answers.name).toBe('Rosa')
  })
})

describe('what is not a complaint has a short end', () => {
  test('a first report is logged to be put right, with the way to complain', () => {
    const told = chat().say(
      'The boiler is dead, send someone.',
      reading({ disposition: 'service_request', topic: 'heating_hot_water' }),
    )
    expect(told.words).toContain("tell us and we'll log a complaint")
    expect(told.replies.at(-1)?.ask).toBe('name')
    const summary = told.press('skip').press('skip').press('skip').press('skip')
    expect(summary.replies.at(-1)?.choices?.map(({ value }) => value)).toEqual([
      'confirm',
      'complaint',
      'leave',
    ])
    const ended = summary.press('confirm').host(loggedAs('service-request'))
    expect(ended.drafts[0]?.choice).toBeNull()
    expect(ended.words).toContain("We've got your report: PR-7F3K-9QZ2.")
    expect(ended.words).toContain("We'll log a complaint")
  })

  test('a question asks only who and how to answer, and is logged without more', () => {
    const logged = chat()
      .say('When is the office open?', reading({ disposition: 'enquiry', topic: 'other' }))
      .say('Sam')
      .say('sam@example.org')
    expect(logged.state.step).toBe('logging')
    expect(logged.host(loggedAs('enquiry')).words).toContain("We've got your question")
  })

  test('praise is passed on with one question', () => {
    const logged = chat()
      .say('Please thank Joe the caretaker', reading({ disposition: 'compliment' }))
      .press('skip')
    expect(logged.drafts).toHaveLength(1)
    expect(logged.host(loggedAs('compliment')).words).not.toContain('Ombudsman')
  })

  test('another procedure names its team, and that its handling can be complained about', () => {
    const { words } = chat().say(
      'Music till 3am next door',
      reading({ disposition: 'other_procedure', procedure: 'asb' }),
    )
    expect(words).toContain('antisocial behaviour')
    expect(words).toContain("we'll log a complaint")
  })

  test('what a person must confirm first is told as that, not as decided', () => {
    const told = chat().say(
      'Take it to stage 2 please',
      reading({ disposition: 'case_update', flags: ['escalation'] }),
    )
    const asked = told.press('skip').press('skip').press('skip').press('confirm')
    const { words } = asked.host(loggedAs('stage-2', codeDates, 'to-confirm'))
    expect(words).toContain("We've got your message: PR-7F3K-9QZ2.")
    expect(words).toContain('One of us will read it, to be sure that we deal with it in the right way.')
  })

  test('taking it further asks for no reason (Code 6.12)', () => {
    const told = chat().say(
      'Take it to stage 2 please',
      reading({ disposition: 'case_update', flags: ['escalation'] }),
    )
    expect(told.words).toContain("You don't have to say why")
    expect(told.replies.at(-1)?.ask).toBe('reference')
    const logged = told.say('pr 7f3k 9qz2').press('skip').press('skip').press('confirm')
    expect(logged.drafts[0]?.caseReference).toBe('PR-7F3K-9QZ2')
  })

  test('what cannot be understood is asked once in another way, then goes to a person', () => {
    const lost = chat().say('asdf qwer', reading({ disposition: 'not_for_us' }))
    expect(lost.replies.at(-1)?.ask).toBe('story:again')
    const passed = lost
      .say('zxcv uiop', reading({ disposition: 'not_for_us' }))
      .press('skip')
      .press('skip')
    expect(passed.drafts[0]?.text).toBe('asdf qwer\n\nzxcv uiop')
  })

  test('another language is answered in it and goes to a person', () => {
    const told = chat().say(
      'Dzień dobry, ogrzewanie nie działa od tygodnia i nie mam ciepłej wody.',
      reading({ disposition: 'not_for_us' }),
    )
    expect(told.replies[0]).toMatchObject({ lang: 'pl', text: expect.stringContaining('Możesz pisać') })
    expect(told.replies[1]?.text).toBe(
      'You can write in your own language. A person will read it. If you would like an interpreter, ring us on 01632 960000 and say the name of your language, or ask for one here.',
    )
    expect(told.replies.at(-1)?.ask).toBe('name')
  })
})

describe('a person', () => {
  test.each([
    'I want to speak to a human',
    'can I talk to someone please',
    'human',
    'ring me back',
    'Call me',
  ])('“%s” is promised a call back in opening hours, and logged', (words) => {
    const asked = chat().say(words, reading({ disposition: 'enquiry' }))
    expect(asked.words).toContain('01632 960000')
    expect(asked.words).toContain('from 9am to 5pm on working days')
    expect(asked.words).toContain('by the end of Monday 30 November')
    const logged = asked.press('skip').say('07700 900123')
    expect(logged.drafts[0]).toMatchObject({ callBack: true, person: { phone: '07700 900123' } })
    expect(logged.host(loggedAs('enquiry')).words).toContain(
      'Someone will ring you on 07700 900123 by the end of Monday 30 November.',
    )
  })

  test.each([
    [
      '07700 900123',
      'To see this on another device, keep the reference. We text a code to 07700 900123 when you ask for it',
    ],
    [
      '020 7946 0018',
      'We can only send texts to mobile phones, so we can’t text 020 7946 0018. To see this on another device, ring us on 01632 960000.',
    ],
  ])('who gave %s alone is told how to come back to it', (contact, told) => {
    const logged = chat().say('I want to speak to a human', reading({ disposition: 'enquiry' }))
    expect(logged.press('skip').say(contact).host(loggedAs('enquiry')).words).toContain(told)
  })

  test('who gave an email address as well is told of no texts', () => {
    const asked = chat()
      .say('I want to speak to a human', reading({ disposition: 'enquiry' }))
      .press('skip')
    const { words } = asked.say('rosa@example.org or 07700 900123').host(loggedAs('enquiry'))
    expect(words).not.toContain('text')
  })

  test('asked for in the middle of a complaint, the complaint is logged with it', () => {
    const logged = chat()
      .say(leak, leakReading)
      .press('complaint')
      .say('I want to talk to a person')
      .press('skip')
      .press('skip')
    expect(logged.drafts[0]).toMatchObject({
      choice: 'complaint',
      callBack: true,
      text: `${leak}\n\nPlease get in touch with me.`,
    })
  })
})

describe('anger, change of mind, leaving', () => {
  test('abuse is met with help, once, and no warning', () => {
    const angry = chat().say('You useless idiots, nobody came', reading({ flags: ['abusive'] }))
    expect(angry.replies[0]?.text).toBe(
      "I can hear how angry you are. Let's get this to someone who can put it right.",
    )
    expect(angry.say('idiots', reading({ flags: ['abusive'] })).words).not.toContain('angry')
  })

  test('a flag of abuse without a word of anger tells nobody how they feel', () => {
    const mistaken = chat().say('It also drips on the worktop.', reading({ flags: ['abusive'] }))
    expect(mistaken.words).not.toContain('angry')
  })

  test('more of the story where a name was asked for is kept as story, and the name asked for in other words', () => {
    const more = chat()
      .say(leak, leakReading)
      .press('complaint')
      .say('The lift has been out since August and you keep closing my reports')
    expect(more.state.story).toHaveLength(2)
    expect(more.replies.at(-1)?.ask).toBe('name:resumed')
  })

  test('a number or an address of mail is no name: it is kept, and the name asked for in other words', () => {
    const asked = chat().say(leak, leakReading).press('complaint').say('07700 900456')
    expect(asked.state.answers.contact).toBe('07700 900456')
    expect(asked.replies.map(({ ask }) => ask)).toEqual(['name:resumed'])
    const named = asked.say('Rosa').press('skip')
    expect(named.state.answers.name).toBe('Rosa')
    expect(named.state.question).toBe('sought')
  })

  test.each(['just leave me alone', 'go away'])('“%s” is no name: they are let go', (words) => {
    const asked = chat().say(leak, leakReading).press('complaint').say(words)
    expect(asked.state.step).toBe('leaving')
  })

  test('“no” is no name', () => {
    expect(chat().say(leak, leakReading).press('complaint').say('no').state.answers.name).toBeNull()
  })

  test('“that is wrong” at the summary shows it again, with each part to change', () => {
    const summary = chat()
      .say(leak, leakReading)
      .press('both')
      .say('Rosa')
      .press('skip')
      .press('skip')
      .press('skip')
      .press('skip')
      .press('skip')
    expect(summary.say('no').replies.map(({ kind }) => kind)).toEqual(['say', 'summary'])
  })

  test('every answer can be changed from the summary', () => {
    const summary = chat()
      .say(leak, leakReading)
      .press('both')
      .say('Rosa')
      .press('skip')
      .press('skip')
      .press('skip')
      .press('skip')
      .press('skip')
    const changed = summary.press('change:name').say('Rosalind')
    expect(changed.state.answers.name).toBe('Rosalind')
    expect(changed.state.step).toBe('confirming')
    const inWords = changed.say('change my address').say('4 Mill Lane')
    expect(inWords.replies.at(-1)?.rows?.find(({ field }) => field === 'address')?.value).toBe('4 Mill Lane')
    const fixOnly = inWords.press('change:choice').press('just-fix-it')
    expect(fixOnly.state.choice).toBe('just-fix-it')
  })

  test('what is typed at the summary is added and shown again', () => {
    const summary = chat()
      .say(leak, leakReading)
      .press('just-fix-it')
      .press('skip')
      .press('skip')
      .press('skip')
      .press('skip')
      .press('skip')
    const more = summary.say('It is the bathroom tap, by the way.')
    expect(more.state.story).toContain('It is the bathroom tap, by the way.')
    expect(more.replies.at(-1)?.kind).toBe('summary')
  })

  test('on leaving, what was told can be logged as it is, or not at all', () => {
    const leaving = chat().say(leak, leakReading).press('leave')
    expect(leaving.replies[0]?.ask).toBe('leave')
    expect(leaving.press('log-now').drafts[0]?.text).toBe(leak)
    expect(leaving.press('leave-unlogged').state.step).toBe('left')
  })

  test('who left can come back and go on', () => {
    const back = chat()
      .say(leak, leakReading)
      .press('leave')
      .press('leave-unlogged')
      .say('OK I do want it fixed properly this time', leakReading)
    expect(back.state.story).toHaveLength(2)
    expect(back.state.step).not.toBe('left')
  })
})

describe('a question about our question', () => {
  const choosing = chat().say(leak, leakReading)

  test.each(['wot', 'What do you mean?', 'why do you need my name', "I don't understand", 'sorry?'])(
    '“%s” is no name: it is said why we ask, and the name can still be given',
    (words) => {
      const asked = choosing.press('complaint').say(words)
      expect(asked.words).toBe("So that the person who helps you knows who you are. You don't have to say.")
      expect(asked.state.question).toBe('name')
      expect(asked.say('Rosa').state.answers.name).toBe('Rosa')
    },
  )

  test('asked twice, we go on without an answer', () => {
    const asked = choosing.press('complaint').say('what?').say('what?')
    expect(asked.state.question).toBe('address')
    expect(asked.state.answers.name).toBeNull()
  })

  test('at the choice, it is said what each means, and the choice stays theirs', () => {
    const asked = choosing.say('what does that mean')
    expect(asked.words).toContain('we must look at how we treated you and answer you in writing')
    expect(asked.replies[0]?.choices?.map(({ value }) => value)).toEqual([
      'complaint',
      'just-fix-it',
      'both',
      'skip',
    ])
    expect(asked.state.story).toEqual([leak])
    expect(asked.say('both').state.choice).toBe('both')
  })

  test.each(['are you a robot?', 'Am I talking to a real person', 'who is this'])(
    '“%s” is told the truth, before the story and in the middle',
    (words) => {
      for (const at of [chat(), choosing.press('complaint')]) {
        const told = at.say(words, reading({ disposition: 'not_for_us' }))
        expect(told.words).toContain("I'm a computer program for Larkfield Homes.")
        expect(told.state).toEqual(at.state)
      }
    },
  )

  test.each(['why has nobody come', 'Watson', 'What would put it right is an apology'])(
    '“%s” is an answer like any other',
    (words) => {
      const sought = choosing.press('complaint').press('skip').press('skip').press('skip')
      expect(sought.state.question).toBe('sought')
      expect(sought.say(words).state.answers.sought).toBe(words)
    },
  )
})

describe('after logging', () => {
  const logged = chat()
    .say('The tap drips.', reading({ disposition: 'service_request' }))
    .press('skip')
    .press('skip')
    .press('skip')
    .press('skip')
    .press('confirm')
    .host(loggedAs('service-request'))

  test('more about it is passed on with the reference', () => {
    const more = logged.say('It is the kitchen tap.', reading({ disposition: 'case_update' }))
    expect(more.drafts.at(-1)).toMatchObject({
      text: 'It is the kitchen tap.',
      caseReference: 'PR-7F3K-9QZ2',
    })
    expect(more.host(loggedAs('case-update')).words).toBe("I've added that to PR-7F3K-9QZ2.")
  })

  test('a new grievance is a matter of its own, and the choice is offered', () => {
    const unhappy = logged.say(
      'And your plumber was rude to my mum.',
      reading({ topic: 'contractor_conduct' }),
    )
    expect(unhappy.state.matter).toBe(2)
    expect(unhappy.replies.at(-1)?.ask).toBe('choice')
  })

  test('it can be made a complaint after all, in the same words', () => {
    const complained = logged.say('make it a complaint')
    expect(complained.state).toMatchObject({ choice: 'complaint', story: ['The tap drips.'] })
    const again = complained.press('skip').press('skip').press('confirm')
    expect(again.drafts.at(-1)).toMatchObject({ choice: 'complaint', caseReference: 'PR-7F3K-9QZ2' })
  })

  test('who left no way to be reached is asked for one, and what they type goes with it', () => {
    expect(logged.words).toContain('We have no way to reach you yet.')
    expect(logged.say('sam@example.org').drafts.at(-1)?.person.email).toBe('sam@example.org')
  })

  test('thanks asks for nothing more', () => {
    expect(logged.say('thanks').words).toBe('Thank you for telling us. Your reference is PR-7F3K-9QZ2.')
  })
})

describe('somebody who acts for them', () => {
  const asked = chat()
    .say(leak, leakReading)
    .press('complaint')
    .press('skip')
    .press('skip')
    .press('skip')
    .press('skip')
    .press('skip')

  test('is asked for once, and the name and the way to reach them are kept', () => {
    expect(asked.replies.at(-1)?.ask).toBe('representative')
    const named = asked.say('My daughter Ana Silva, 07700 900456')
    expect(named.state.step).toBe('confirming')
    expect(representativeIn('My daughter Ana Silva, 07700 900456')).toEqual({
      name: 'My daughter Ana Silva',
      email: null,
      phone: '07700 900456',
      as: 'relative',
    })
  })

  test('“yes” asks who, once', () => {
    const who = asked.say('yes')
    expect(who.replies.at(-1)?.ask).toBe('representative:again')
    expect(who.say('Cllr Joe Bright').state.answers.representative).toBe('Cllr Joe Bright')
    expect(who.say('yes').replies.at(-1)?.ask).toBe('confirm')
  })

  test('“no” is an answer', () => {
    expect(asked.say('no').state.answers.representative).toBeNull()
  })
})

describe('photos and documents', () => {
  const photo = { filename: 'kitchen.jpg', contentType: 'image/jpeg', size: 812_000, stored: null }

  test('go with what is told, and nothing that was asked is asked again', () => {
    const told = chat().say(leak, leakReading)
    const sent = told.attach([photo])
    expect(sent.words).toBe("I've got kitchen.jpg. It goes with what you told us.")
    expect(sent.state.step).toBe('choosing')
    const logged = sent.press('complaint').say('I want to talk to a person').press('skip').press('skip')
    expect(logged.drafts[0]?.attachments).toEqual([photo])
    expect(logged.host(loggedAs('stage-1')).state.attachments).toEqual([])
  })

  test('sent before a word are kept, and logged even if no word follows', () => {
    const sent = chat().attach([photo])
    expect(sent.words).toBe("I've got kitchen.jpg. Tell me what it shows.")
    expect(holdsUnlogged(sent.state)).toBe(true)
    expect(sent.press('log-now').drafts[0]).toMatchObject({ text: 'Sent: kitchen.jpg', attachments: [photo] })
  })

  test('sent after logging are added to the same case', () => {
    const done = chat().say('human').press('skip').press('skip').host(loggedAs('enquiry'))
    expect(done.attach([photo]).drafts.at(-1)).toMatchObject({
      caseReference: 'PR-7F3K-9QZ2',
      attachments: [photo],
    })
  })
})

describe('a person who joins', () => {
  const priya = { id: 'priya-nair', name: 'Priya Nair' }
  const called = chat({ withinMinutes: 5 }).say(leak, leakReading).press('complaint').press('human')

  test('is asked for within the minutes that the landlord states, and the call back is promised as well', () => {
    expect(called.words).toContain(
      'If nobody has in 5 minutes, someone will get in touch with you by the end of',
    )
    expect(called.state.handOver?.status).toBe('asked')
  })

  test('talks while the machine keeps quiet, but for its advice on danger', () => {
    const joined = called.staff({ type: 'staff-joined', staff: priya })
    expect(joined.words).toContain('Priya Nair has joined.')
    expect(joined.say('Hello Priya, it has come through the ceiling').replies).toEqual([])
    expect(joined.say('I can smell gas').replies.map(({ kind }) => kind)).toEqual(['danger'])
    const answered = joined.staff({ type: 'staff-said', staff: priya, text: 'I am sending someone today.' })
    expect(answered.replies).toEqual([
      { kind: 'say', from: 'Priya Nair', text: 'I am sending someone today.' },
    ])
  })

  test('leaves what both said on the record, and the conversation goes on where it was', () => {
    const left = called
      .staff({ type: 'staff-joined', staff: priya })
      .say('The ceiling is down')
      .staff({ type: 'staff-said', staff: priya, text: 'Someone comes today.' })
      .staff({ type: 'staff-left', staff: priya })
    expect(left.state.story.at(-1)).toBe(
      'In the chat with Priya Nair:\nThe resident: The ceiling is down\nPriya Nair: Someone comes today.',
    )
    // The name was asked for twice already; what is still missing is asked for.
    expect(left.replies.at(-1)?.ask).toBe('contact')
  })

  test('only the one who took it is heard', () => {
    const joined = called.staff({ type: 'staff-joined', staff: priya })
    const other = joined.staff({ type: 'staff-said', staff: { id: 'tom', name: 'Tom' }, text: 'Hi' })
    expect(other.replies).toEqual([])
    expect(joined.staff({ type: 'staff-joined', staff: { id: 'tom', name: 'Tom' } }).state).toEqual(
      joined.state,
    )
  })

  test('who does not come is owned up to, and the resident keeps the promise of a call', () => {
    const missed = called.staff({ type: 'nobody-came' })
    expect(missed.words).toContain('still on our list')
    expect(missed.state).toMatchObject({ callBack: true, handOver: { status: 'ended' } })
  })
})
