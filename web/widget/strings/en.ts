/** Words by their names elsewhere. */
type Named = Readonly<Record<string, string>>

/** What the page itself says around the conversation, in English; the conversation has its own words. */
export const en = {
  lang: 'en-GB',
  name: 'English',
  open: 'Talk to us',
  close: 'Close the chat',
  title: 'Talk to us',
  danger999: 'In danger now? Ring',
  emergency: 'Emergency repairs, day and night:',
  computer: 'A computer reads this first. People at {landlord} read everything that is logged.',
  log: 'Your chat',
  label: 'Your message',
  hint: 'Press Enter to send, or Shift and Enter for a new line.',
  send: 'Send',
  attach: 'Add a photo or document',
  sendingFile: 'Sending {file}',
  fileWaits: 'We’ve lost the connection. {file} goes on by itself when it’s back.',
  fileLost: '{file}: the connection was lost. Choose it again, and it goes on where it stopped.',
  fileBegun: 'We don’t have the whole of {file} yet. Choose it again, and it goes on where it stopped.',
  fileStopped: '{file} was not sent.',
  stopFile: 'Stop sending',
  ways: 'Other ways',
  human: 'Talk to a person',
  leave: 'Stop the chat',
  forget: 'Clear this chat from this device',
  linkAsk: 'Send me a link to go on later',
  linkSent: 'We’ve sent a link to {to}. It opens this chat on any device, once, for 24 hours.',
  noLink: {
    'nothing-to-go-on-with': 'There’s nothing to go on with yet. Tell us what’s happened first.',
    'no-email': 'Give us your email address in the chat first. Then we can send you a link.',
    'no-contact':
      'Give us your email address or your mobile number in the chat first. Then we can send you a link.',
    'no-mobile':
      'We can only send texts to mobile phones. Give us a mobile number or an email address in the chat.',
    'no-name':
      'Give us your name in the chat first. The link asks for it, so that nobody else can open your chat.',
    'too-soon':
      'We’ve sent a link already. We send one an hour at most, so please look in your emails or texts.',
  } as Named,
  lineLost: 'We’ve lost the connection. Try again when you’re back.',
  comeBack: 'Go on with your chat',
  comeBackName: 'Your name, as you gave it in the chat',
  comeBackHint: 'We ask so that nobody else can open it.',
  comeBackGo: 'Go on',
  comeBackLeave: 'Start a new chat',
  comeBackWrong:
    'That isn’t the name we have, or the link has been used or is too old. Try again, or start a new chat.',
  follow: 'See a case you have already',
  form: 'Use a form instead',
  reach: 'Ring us on {telephone} or write to {mailbox}.',
  connecting: 'Connecting…',
  connected: 'Connected',
  lost: 'We’ve lost the connection. What you type is kept, and goes when we’re back.',
  sending: 'Sending…',
  broken: 'Something broke at our end. Nothing you typed is lost.',
  slow: 'We’re slow to answer. Nothing you typed is lost.',
  tryOr: '{problem} Try again, or ring {telephone}.',
  again: 'Try again',
  empty: 'Type what you’d like to say, then press Send.',
  tooLong: 'That is {count} letters more than I can take at once. Please send it in two or three parts.',
  forgotten: 'This chat is cleared from this device. What you logged is still with us.',
  weSay: 'We say: ',
  youSaid: 'You said: ',
  doThisNow: 'Do this now',
  check: "Check what I'll log",
  change: 'Change',
  stages: 'The stages of your case',
  done: 'Done',
  next: 'Next',
  later: 'Later',
  by: 'by {date}',
}

/** What every language says. */
export type Words = typeof en
