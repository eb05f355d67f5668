import type { Words } from './en.ts'

/**
 * Cymraeg / Welsh. Not yet read by a native speaker: have it read before it goes live.
 */
export const cy: Words = {
  lang: 'cy',
  name: 'Cymraeg',
  open: 'Siaradwch â ni',
  close: 'Cau’r sgwrs',
  title: 'Siaradwch â ni',
  danger999: 'Mewn perygl nawr? Ffoniwch',
  emergency: 'Atgyweiriadau brys, ddydd a nos:',
  computer:
    'Cyfrifiadur sy’n darllen hwn yn gyntaf. Mae pobl yn {landlord} yn darllen popeth sy’n cael ei gofnodi.',
  log: 'Eich sgwrs',
  label: 'Eich neges',
  hint: 'Pwyswch Enter i anfon, neu Shift ac Enter am linell newydd.',
  send: 'Anfon',
  attach: 'Ychwanegu llun neu ddogfen',
  sendingFile: 'Yn anfon {file}',
  fileWaits: 'Rydym wedi colli’r cysylltiad. Bydd {file} yn mynd ymlaen ar ei phen ei hun pan ddaw yn ôl.',
  fileLost: '{file}: collwyd y cysylltiad. Dewiswch y ffeil eto, ac fe aiff ymlaen o’r lle y stopiodd.',
  fileBegun:
    'Nid yw {file} gyda ni yn gyfan eto. Dewiswch y ffeil eto, ac fe aiff ymlaen o’r lle y stopiodd.',
  fileStopped: 'Ni chafodd {file} ei hanfon.',
  stopFile: 'Stopio anfon',
  ways: 'Ffyrdd eraill',
  human: 'Siarad â pherson',
  leave: 'Gorffen y sgwrs',
  forget: 'Clirio’r sgwrs hon o’r ddyfais hon',
  linkAsk: 'Anfonwch ddolen ataf i barhau’n nes ymlaen',
  linkSent: 'Rydym wedi anfon dolen at {to}. Mae’n agor y sgwrs hon ar unrhyw ddyfais, unwaith, am 24 awr.',
  noLink: {
    'nothing-to-go-on-with': 'Does dim i barhau ag ef eto. Dywedwch wrthym yn gyntaf beth sydd wedi digwydd.',
    'no-email': 'Rhowch eich cyfeiriad e-bost yn y sgwrs yn gyntaf. Yna gallwn anfon dolen atoch.',
    'no-contact':
      'Rhowch eich cyfeiriad e-bost neu eich rhif ffôn symudol yn y sgwrs yn gyntaf. Yna gallwn anfon dolen atoch.',
    'no-mobile':
      'Dim ond i ffonau symudol y gallwn anfon negeseuon testun. Rhowch rif ffôn symudol neu gyfeiriad e-bost yn y sgwrs.',
    'no-name':
      'Rhowch eich enw yn y sgwrs yn gyntaf. Mae’r ddolen yn gofyn amdano, fel na all neb arall agor eich sgwrs.',
    'too-soon':
      'Rydym wedi anfon dolen yn barod. Rydym yn anfon un yr awr ar y mwyaf, felly edrychwch yn eich negeseuon e-bost neu destun.',
  },
  lineLost: 'Rydym wedi colli’r cysylltiad. Rhowch gynnig arall arni pan fyddwch yn ôl.',
  comeBack: 'Parhau â’ch sgwrs',
  comeBackName: 'Eich enw, fel y rhoesoch ef yn y sgwrs',
  comeBackHint: 'Rydym yn gofyn fel na all neb arall ei hagor.',
  comeBackGo: 'Parhau',
  comeBackLeave: 'Dechrau sgwrs newydd',
  comeBackWrong:
    'Nid dyna’r enw sydd gennym, neu mae’r ddolen wedi’i defnyddio neu’n rhy hen. Rhowch gynnig arall arni, neu dechreuwch sgwrs newydd.',
  follow: 'Gweld achos sydd gennych yn barod',
  form: 'Defnyddio ffurflen yn lle hynny',
  reach: 'Ffoniwch ni ar {telephone} neu ysgrifennwch at {mailbox}.',
  connecting: 'Yn cysylltu…',
  connected: 'Wedi cysylltu',
  lost: 'Rydym wedi colli’r cysylltiad. Cedwir yr hyn rydych yn ei deipio, a bydd yn mynd pan fyddwn yn ôl.',
  sending: 'Yn anfon…',
  broken: 'Torrodd rhywbeth ar ein hochr ni. Nid oes dim a deipiwyd gennych wedi’i golli.',
  slow: 'Rydym yn araf yn ateb. Nid oes dim a deipiwyd gennych wedi’i golli.',
  tryOr: '{problem} Rhowch gynnig arall arni, neu ffoniwch {telephone}.',
  again: 'Ceisio eto',
  empty: 'Teipiwch yr hyn yr hoffech ei ddweud, yna pwyswch Anfon.',
  tooLong:
    'Mae hynny {count} llythyren yn fwy nag y gallaf ei dderbyn ar unwaith. Anfonwch ef mewn dwy neu dair rhan.',
  forgotten: 'Mae’r sgwrs hon wedi’i chlirio o’r ddyfais hon. Mae’r hyn a gofnodwyd gennych gyda ni o hyd.',
  weSay: 'Rydym yn dweud: ',
  youSaid: 'Dywedoch chi: ',
  doThisNow: 'Gwnewch hyn nawr',
  check: 'Gwiriwch yr hyn y byddaf yn ei gofnodi',
  change: 'Newid',
  stages: 'Camau eich achos',
  done: 'Wedi’i wneud',
  next: 'Nesaf',
  later: 'Wedyn',
  by: 'erbyn {date}',
}
