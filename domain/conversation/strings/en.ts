import { englishDays } from '../../calendar/words.ts'

/** Everything that the conversation says, in English: `{names}` are filled in. What is logged for staff stays in `draft.ts`. */
export const en = {
  days: englishDays,
  /** A limit that is not the end of its day. */
  at: '{time} on {date}',
  am: 'am',
  pm: 'pm',
  hours: 'from {from} to {to} on working days',
  and: 'and',
  andBeforeVowel: 'and',
  asks: {
    story: "Tell us what's happened. Use your own words.",
    'story:hello': "Hello. What's happened, or what can we help with?",
    'story:complaint': "I can log a complaint. What's happened? Use your own words.",
    'story:again':
      "I'm not sure that I've understood. Can you say it in another way? Or I can pass it to a person as it is.",
    apart:
      'You’re telling us about more than one thing:\n{things}\nShall I take them one after the other? Each then gets its own reference and its own dates, and you need not type it again.',
    choice: 'Shall I log this as a complaint? Then we must {then}. Or I can just get it fixed. Or both.',
    'choice:again':
      "I've added that. You can choose a complaint, just having it fixed, or both. If you'd rather not choose, skip this and a person will ask you.",
    reference: 'Do you have a reference from us? It starts with PR. Type it, or skip this.',
    name: "What's your name? Give it as you'd like us to use it.",
    address: 'Where is this about? A flat or house number and the street or postcode helps us most.',
    contact: 'How can we reach you? Type an email address, a phone number or both.',
    'contact:again':
      "I couldn't find a phone number or an email address in that. You can type it again, or skip this.",
    sought: 'What would put this right for you?',
    adjustments:
      "Does anything make it harder for you to deal with us? For example: you can't do phone calls, you need large print, or you are more at home in another language.",
    representative:
      'Is someone acting for you, and may we talk to them? Type their name and how to reach them, or skip this.',
    'representative:again': "What's their name, and how can we reach them?",
    'reference:resumed': 'And a reference from us, if you have one?',
    'name:resumed': "And your name, if you'd like to give it?",
    'address:resumed': 'And which home is this about?',
    'contact:resumed': 'And how can we reach you? An email address or a phone number.',
    'sought:resumed': 'And what would put it right?',
    'adjustments:resumed': 'And is there anything we can do to make this easier for you?',
    'representative:resumed': 'And is someone acting for you?',
    'choice:explained':
      "If it's a complaint, we must look at how we treated you and answer you in writing, by a date that I'll tell you. If we just get it fixed, we do only that. You can have both. If you'd rather not choose, skip this and a person will ask you.",
    'reference:explained':
      "It's a short code on letters and emails from us, like PR-7F3K-9QZ2. If you can't find one, skip this. We can help without it.",
    'name:explained': "So that the person who helps you knows who you are. You don't have to say.",
    'address:explained':
      'So that we look at the right home. A house or flat number and the street is enough. You can skip this.',
    'contact:explained':
      "So that we can tell you what happens next. It can be an email address or a phone number. If you skip this, we can't write to you or ring you.",
    'sought:explained':
      'What would you like us to do about it? For example: come and mend it, say sorry, or look at it again. You can skip this.',
    'adjustments:explained':
      'Is there anything we should know, so that we can help you well? For example: your eyes or ears are poor, English is hard for you, or you need time to get to the door. You can skip this.',
    'representative:explained':
      "Some people ask a relative, a friend or an adviser to speak for them. If that's you, and we may talk to them, type their name and how to reach them. If not, skip this.",
    confirm: "Here is what I'll log. Is it right? You can change any of it: say “change” and what.",
    leave: "Before you go: shall I log what you've told us so far, so that it isn't lost?",
  },
  /** A question of ours, asked of other words. */
  doubtful:
    "Are you unhappy with how we've dealt with this? Then I can log it as a complaint, and we must {then}. Or we just deal with it. Or both.",
  fixFirst: "I can get it fixed. What's happened? Use your own words.",
  moreStory: 'What would you like to add, or put right?',
  answerBy: 'answer you in writing by {day}',
  answer: 'look into it and answer you in writing',
  choices: {
    complaint: 'Log it as a complaint',
    'just-fix-it': 'Just get it fixed',
    both: 'Both',
    skip: 'Skip this',
    'pass-on': 'Pass it to a person as it is',
    leave: "Don't log it",
    'log-now': 'Yes, log it as it is',
    'leave-unlogged': "No, don't log it",
    stay: 'Go back to the chat',
    'something-else': 'Tell us about something else',
    apart: 'Yes, one after the other',
    together: 'No, they belong together',
    human: "I'd like to talk to a person.",
  },
  justDeal: 'No, just deal with it',
  makeComplaint: 'Make it a complaint',
  confirmComplaint: 'Yes, log my complaint',
  confirmLog: 'Yes, log it',
  confirmPassOn: 'Yes, pass it on',
  stopHere: "I'd like to stop here.",
  change: 'Change: {field}',
  sent: 'Sent: {file}',
  wantPerson: 'I want to talk to a person.',
  fields: {
    story: 'What you told us',
    choice: 'What you want us to do',
    reference: 'Our reference',
    name: 'Your name',
    address: 'Where this is about',
    contact: 'How to reach you',
    sought: 'What would put it right',
    adjustments: 'What makes it easier for you',
    representative: 'Who acts for you',
  },
  chosenField: {
    complaint: 'Log it as a complaint',
    'just-fix-it': 'Get it fixed, not a complaint',
    both: 'Get it fixed, and log it as a complaint',
  },
  notSaid: "You didn't say",
  withFile: '(with {file})',
  restOfIt: '… (and the rest of it)',
  understood: "I've understood that {parts}.",
  about: 'this is about {topic}',
  toldBefore: 'you have told us before',
  unhappy: "you're not happy with how we've dealt with it",
  youSay: 'You say: “{quote}”',
  sorry: "I'm sorry.",
  /** One of the things told at once. */
  thing: '{topic}: “{words}”',
  handling: 'how we dealt with it',
  nowNext: 'Now the next thing you told us: “{words}”',
  read: "I've read what you wrote.",
  /** They asked who or what they are talking to. */
  whoWeAre:
    "I'm a computer program for {landlord}. I write down what you tell me, and people who work here read it and answer you. If you'd rather talk to a person now, type “I want a human”.",
  topics: {
    repairs: 'a repair',
    damp_mould: 'damp or mould',
    heating_hot_water: 'heating or hot water',
    asb: 'trouble where you live',
    staff_conduct: 'how someone who works for us treated you',
    contractor_conduct: 'how someone working on your home behaved',
    communication: 'how we keep in touch',
    estate: 'the shared areas outside your door',
    charges: 'rent or service charges',
    allocations: 'getting or changing a home',
    new_build: 'a newly built home',
    safety: 'safety at home',
    adaptations: 'changing your home so that it works for you',
    data: 'how we look after your information',
    other: '',
  },
  otherTeam: {
    asb: 'Noise and trouble from other people go to the team that deals with antisocial behaviour. I can pass this to them.',
    insurance_claim:
      'Claims for money for damage go to the people who deal with insurance. I can pass this to them.',
    legal: 'Once a court is dealing with something, our legal team answers it. I can pass this to them.',
    charges_calculation: 'How a charge is worked out is for the team that sets it. I can pass this to them.',
    local_authority:
      "That decision is the council's. I can pass this to someone here who can tell you who to ask.",
    employee_grievance:
      'Matters between us and the people who work for us go to our people team. I can pass this to them.',
    policy_feedback:
      'What you think of our rules goes to the people who write them. I can pass this to them.',
    data_request:
      'Asking for the information we hold about you is your right. I can pass this to the team that sends it.',
    third_party_provider:
      'That service is run by someone else. I can pass this to someone here who can tell you who to ask.',
  },
  complaintRoute:
    "If we don't put it right, or you're not happy with how we deal with it, tell us and we'll log a complaint.",
  canPassOn: '{heard} I can pass this on to be put right. {route}',
  otherProcedure: "{team} If you're not happy with how they deal with it, tell us and we'll log a complaint.",
  lookAgain:
    "You'd like us to look at it again. You don't have to say why. I'll pass it to the person who deals with that.",
  toHandler: "I'll pass this to the person who is dealing with it.",
  question: "I've read your question. One of us will answer it.",
  praise: "Thank you. I'll pass that on to the people who did the work.",
  passAll: "I'll pass it to a person, all of it, as you wrote it.",
  pass: "I'll pass it to a person as you wrote it.",
  added: "I've added that to what you told us.",
  askedLater: "I've added that. A person will ask you what you'd like us to do.",
  putRight: 'Tell me what to put right: choose the part to change, or type what I missed.',
  angry: "I can hear how angry you are. Let's get this to someone who can put it right.",
  ownLanguage: 'You can write in your own language. A person will read it.',
  interpreter:
    'If you would like an interpreter, ring us on {telephone} and say the name of your language, or ask for one here.',
  chosen: {
    complaint: "I'll log it as a complaint.",
    'just-fix-it': "I'll log it to be fixed. You can still make it a complaint, at any time.",
    both: "I'll log it to be fixed, and as a complaint.",
  },
  tellFirst: "Whenever you're ready, type what's happened. A few words are enough.",
  loggedAlready: 'That is logged already: {reference}.',
  loggedAbove: 'That is logged already: you have its reference above.',
  goodbye:
    "That's fine. Nothing more has been logged. You can come back here at any time, or ring us on {telephone}.",
  farewell: 'Thank you for telling us. Your reference is {reference}.',
  farewellAbove: 'Thank you for telling us. Your reference is above.',
  skippedChoice: "That's fine. A person will ask you.",
  oneMoment: "One moment. I'm still logging that.",
  talkingTo: 'You’re talking to {name} now.',
  aPerson: 'a person',
  askedForPerson: 'I’ve asked for a person. As soon as somebody joins, you’ll see their name here.',
  onOurList: "You're on our list to hear from a person. You can also ring us on {telephone}.",
  ofCourse: 'Of course.',
  /** To somebody who may hurt themselves. */
  gladYouSaid: "I'm glad you told us.",
  personLater:
    "You can ring us on {telephone}: we're there {hours}. Or I'll ask someone to get in touch with you by the end of {day}.",
  personSoon:
    "I'm asking someone to join this chat. If nobody has in {minutes} minutes, someone will get in touch with you by the end of {day}. You can also ring us on {telephone}.",
  joined: '{name} has joined. You’re talking to a person now, and I’ll keep quiet.',
  left: '{name} has left the chat. I’m the computer again. What you both said is kept with what you told us.',
  nobodyCame:
    'I’m sorry, nobody could join this chat just now. You’re still on our list to hear from a person. You can also ring us on {telephone}.',
  gotFile: "I've got {names}. It goes with what you told us.",
  gotFileFirst: "I've got {names}. Tell me what it shows.",
  got: {
    message: "We've got your message: {reference}.",
    complaint: "We've got your complaint: {reference}.",
    praise: 'Passed on, with our thanks. The reference is {reference}.',
    question: "We've got your question: {reference}.",
    report: "We've got your report: {reference}.",
    other: "We've got what you told us: {reference}.",
  },
  whatNext: 'What happens next:',
  step: 'By {day} {promise}',
  promises: {
    'make-safe': "we'll have looked at the danger and made your home safe.",
    investigate: "we'll have looked into what makes your home unsafe.",
    acknowledge: "someone will get in touch to make sure we've understood.",
    contact: 'someone will get in touch with you.',
    respond: "we'll answer you in writing.",
    'meet-by': "we'll have met you to hear your side.",
  },
  titles: {
    'make-safe': 'We make your home safe',
    investigate: "We look into what's unsafe",
    acknowledge: "We tell you what we've understood",
    contact: 'Someone gets in touch',
    respond: 'We answer you in writing',
    'meet-by': 'We meet you',
  },
  youToldUs: 'You told us',
  lookAgainStage: "If you're not happy with our answer, you ask us to look again",
  readToDecide: 'One of us will read it, to be sure that we deal with it in the right way.',
  oneAnswers: 'One of us will answer it.',
  oneReads: 'One of us will read it and tell you what we will do.',
  noCalls: "We'll write to you and not ring, as you asked.",
  ringBack: "Someone will ring you on {phone} by the end of {day}. We're there {hours}.",
  writeBack: 'Someone will write to you at {email} by the end of {day}.',
  ringUs: "I don't have a number for you. Ring us on {telephone}: we're there {hours}.",
  ombudsman:
    "You can ask the {name} for help at any time, not only at the end. It's free, and it isn't part of us. Phone: {telephone}. Website: {website}. Post: {address}.",
  ringOmbudsman: 'Ring the {name}, {telephone}',
  howToComplain:
    "If you're not happy with how we deal with it, come back here and say so. We'll log a complaint.",
  copy: "We'll send this to {email} too.",
  readAgain: 'You can read this again on this device: open this page.',
  comeBackByText:
    'To see this on another device, keep the reference. We text a code to {phone} when you ask for it, so that nobody else can see it.',
  noText:
    'We can only send texts to mobile phones, so we can’t text {phone}. To see this on another device, ring us on {telephone}.',
  noWayToReach:
    'We have no way to reach you yet. Type an email address or a phone number here, or ring us on {telephone} and give the reference.',
  moreToSay: "If there's more to say about this, type it here.",
  addedTo: "I've added that to {reference}.",
  passedOn:
    "I've passed that on. Its own reference is {reference}, and it names {first}, so that we read them together.",
  theFirst: 'the first one',
  ring: 'Ring {number}',
  ringLine: 'Ring our emergency line, {line}',
  /** `{line}`: the landlord’s own emergency line. What stands behind each is said in `advice.ts`. */
  advice: {
    gas: "Can you smell gas? Leave the home now and ring 0800 111 999. It's free, day and night. Don't touch switches and don't light anything.",
    'carbon-monoxide':
      "Could it be carbon monoxide? Go outside into fresh air now and ring 0800 111 999. It's free, day and night. If anyone feels ill, ring 999.",
    fire: 'Is something burning now? Get out, stay out and ring 999.',
    'life-at-risk':
      "Is anyone in danger now? Ring 999. If you can't speak, ring 999 from a mobile and press 55 when asked.",
    'self-harm':
      "I'm sorry it has got this hard. If you might hurt yourself now, ring 999. You can talk to Samaritans at any time, free, on 116 123. You don't have to sort this out before you ring.",
    abuse:
      "If you or anyone else is in danger now, ring 999. If you can't speak, press 55 when asked. You can talk to the National Domestic Abuse Helpline, free, day and night, on 0808 2000 247.",
    'water-near-electrics':
      "Is water near anything electric? Keep away from both and don't touch wet switches or plugs. If you can reach the fuse box and it's dry, turn the electricity off there. Then ring our emergency line, day or night: {line}.",
    electrics:
      "Don't touch it, and keep everyone away. If you can reach the fuse box safely, turn the electricity off there. Then ring our emergency line, day or night: {line}.",
    flood:
      'Is water still coming in? If you can, turn it off at the stopcock, often under the kitchen sink. Then ring our emergency line, day or night: {line}.',
    collapse:
      'Keep everyone out from under it, and out of that room. Then ring our emergency line, day or night: {line}.',
    sewage:
      "Keep away from it and wash your hands well. Don't use the toilet or taps if that brings more up. Then ring our emergency line, day or night: {line}.",
    insecure:
      "Is your home open and can't be locked? Ring our emergency line, {line}, day or night. If someone is trying to get in, ring 999.",
    'no-heating':
      "Is it cold, or is there a baby, or someone older or ill at home? Then don't wait for us to read this. Ring our emergency line, day or night: {line}.",
    safeguarding:
      "If you or anyone else is in danger now, ring 999. If it's all too much, you can talk to Samaritans at any time, free, on 116 123. I will mark what you tell us so that a person sees it first.",
    emergency:
      "Could this hurt someone today? Then don't wait for us to read this. Ring our emergency line, {line}, day or night. If someone's life is in danger, ring 999.",
  },
  /** The text with the link to go on elsewhere: so short, and of plain letters alone, that it is one of 160 (GSM 03.38). */
  linkText: 'Go on with your chat: {link} It asks for your name. {landlord}',
  /** The mail with the link to go on elsewhere. */
  linkMail: {
    subject: 'Go on with your chat',
    open: 'To go on with your chat where you stopped, open this page:',
    asks: 'It asks for your name, as you gave it in the chat. It works once, and for {hours} hours.',
    notYou: 'If you have not talked with us, do nothing. Somebody may have mistyped their address.',
  },
  problems: {
    unreadable: "I couldn't read that. Please send it again.",
    'too-long': 'That is more than I can take at once. Please send it in two or three parts.',
    'unknown-conversation': "I can't find that chat any more. We'll start a new one.",
    full: 'This chat is as long as it can be. Log it as it is, or ring us.',
    busy: 'Two messages came at once. Please send it again.',
    ours: 'Something broke at our end. Nothing you typed is lost.',
  },
}

/** What every language says: the compiler wants each of them. */
export type Strings = typeof en
