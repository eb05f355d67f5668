import type { Strings } from './en.ts'

/** Cymraeg / Welsh. Not yet read by a native speaker: have it read before it goes live, the advice on danger first. */
export const cy: Strings = {
  days: {
    weekdays: [
      'dydd Llun',
      'dydd Mawrth',
      'dydd Mercher',
      'dydd Iau',
      'dydd Gwener',
      'dydd Sadwrn',
      'dydd Sul',
    ],
    months: [
      'Ionawr',
      'Chwefror',
      'Mawrth',
      'Ebrill',
      'Mai',
      'Mehefin',
      'Gorffennaf',
      'Awst',
      'Medi',
      'Hydref',
      'Tachwedd',
      'Rhagfyr',
    ],
  },
  at: '{date} am {time}',
  am: 'yb',
  pm: 'yp',
  hours: 'o {from} tan {to} ar ddiwrnodau gwaith',
  and: 'a',
  andBeforeVowel: 'ac',
  asks: {
    story: 'Dywedwch wrthym beth sydd wedi digwydd. Defnyddiwch eich geiriau eich hun.',
    'story:hello': 'Helô. Beth sydd wedi digwydd, neu gyda beth y gallwn helpu?',
    'story:complaint': 'Gallaf gofnodi cwyn. Beth sydd wedi digwydd? Defnyddiwch eich geiriau eich hun.',
    'story:again':
      'Nid wyf yn siŵr fy mod wedi deall. Allwch chi ei ddweud mewn ffordd arall? Neu gallaf ei basio i berson fel y mae.',
    apart:
      'Rydych yn dweud wrthym am fwy nag un peth:\n{things}\nA gaf i eu cymryd un ar ôl y llall? Bydd gan bob un ei gyfeirnod a’i ddyddiadau ei hun, ac ni fydd angen i chi ei deipio eto.',
    choice:
      'A gaf i gofnodi hyn fel cwyn? Yna rhaid i ni {then}. Neu gallaf drefnu i’w drwsio’n unig. Neu’r ddau.',
    'choice:again':
      'Rwyf wedi ychwanegu hynny. Cewch ddewis cwyn, ei drwsio’n unig, neu’r ddau. Os yw’n well gennych beidio â dewis, hepgorwch hyn a bydd person yn gofyn i chi.',
    reference: 'Oes gennych chi gyfeirnod gennym ni? Mae’n dechrau gyda PR. Teipiwch ef, neu hepgorwch hyn.',
    name: 'Beth yw eich enw? Rhowch ef fel yr hoffech i ni ei ddefnyddio.',
    address: 'Ble mae hyn? Rhif fflat neu dŷ a’r stryd neu’r cod post sydd fwyaf o help i ni.',
    contact: 'Sut gallwn ni gysylltu â chi? Teipiwch gyfeiriad e-bost, rhif ffôn neu’r ddau.',
    'contact:again':
      'Ni allwn ddod o hyd i rif ffôn na chyfeiriad e-bost yn hynny. Cewch ei deipio eto, neu hepgor hyn.',
    sought: 'Beth fyddai’n gwneud hyn yn iawn i chi?',
    adjustments:
      'Oes rhywbeth sy’n ei gwneud yn anoddach i chi ddelio â ni? Er enghraifft: ni allwch wneud galwadau ffôn, mae angen print bras arnoch, neu mae’n well gennych iaith arall.',
    representative:
      'Oes rhywun yn gweithredu ar eich rhan, ac a gawn ni siarad â nhw? Teipiwch eu henw a sut i gysylltu â nhw, neu hepgorwch hyn.',
    'representative:again': 'Beth yw eu henw, a sut gallwn ni gysylltu â nhw?',
    'reference:resumed': 'A chyfeirnod gennym ni, os oes gennych un?',
    'name:resumed': 'A’ch enw, os hoffech ei roi?',
    'address:resumed': 'A pha gartref yw hwn?',
    'contact:resumed': 'A sut gallwn ni gysylltu â chi? Cyfeiriad e-bost neu rif ffôn.',
    'sought:resumed': 'A beth fyddai’n ei wneud yn iawn?',
    'adjustments:resumed': 'Ac oes rhywbeth y gallwn ei wneud i wneud hyn yn haws i chi?',
    'representative:resumed': 'Ac oes rhywun yn gweithredu ar eich rhan?',
    'choice:explained':
      'Os yw’n gŵyn, rhaid i ni edrych ar sut y gwnaethom eich trin ac ateb yn ysgrifenedig, erbyn dyddiad y byddaf yn ei ddweud wrthych. Os ydym yn ei drwsio’n unig, dyna’r cyfan y byddwn yn ei wneud. Cewch y ddau. Os yw’n well gennych beidio â dewis, hepgorwch hyn a bydd person yn gofyn i chi.',
    'reference:explained':
      'Cod byr ar lythyrau ac e-byst gennym ni yw hwn, fel PR-7F3K-9QZ2. Os na allwch ddod o hyd i un, hepgorwch hyn. Gallwn helpu hebddo.',
    'name:explained': 'Er mwyn i’r person sy’n eich helpu wybod pwy ydych chi. Nid oes rhaid i chi ddweud.',
    'address:explained':
      'Er mwyn i ni edrych ar y cartref iawn. Mae rhif tŷ neu fflat a’r stryd yn ddigon. Cewch hepgor hyn.',
    'contact:explained':
      'Er mwyn i ni ddweud wrthych beth sy’n digwydd nesaf. Gall fod yn gyfeiriad e-bost neu’n rhif ffôn. Os ydych yn hepgor hyn, ni allwn ysgrifennu atoch na’ch ffonio.',
    'sought:explained':
      'Beth hoffech i ni ei wneud am hyn? Er enghraifft: dod i’w drwsio, dweud sori, neu edrych arno eto. Cewch hepgor hyn.',
    'adjustments:explained':
      'Oes rhywbeth y dylem ei wybod, er mwyn i ni eich helpu’n dda? Er enghraifft: nid ydych yn gweld neu’n clywed yn dda, mae iaith arall yn haws i chi, neu mae angen amser arnoch i gyrraedd y drws. Cewch hepgor hyn.',
    'representative:explained':
      'Mae rhai pobl yn gofyn i berthynas, ffrind neu gynghorydd siarad drostynt. Os ydych chi, ac os cawn siarad â nhw, teipiwch eu henw a sut i gysylltu â nhw. Os na, hepgorwch hyn.',
    confirm:
      'Dyma’r hyn y byddaf yn ei gofnodi. Ydy hyn yn gywir? Cewch newid unrhyw ran ohono: dywedwch “newid” a beth.',
    leave: 'Cyn i chi fynd: a gaf i gofnodi’r hyn rydych wedi’i ddweud hyd yma, fel nad yw’n cael ei golli?',
  },
  doubtful:
    'Ydych chi’n anhapus â’r ffordd rydym wedi delio â hyn? Os felly gallaf ei gofnodi fel cwyn, a rhaid i ni {then}. Neu cawn ddelio ag ef yn unig. Neu’r ddau.',
  fixFirst: 'Gallaf drefnu i’w drwsio. Beth sydd wedi digwydd? Defnyddiwch eich geiriau eich hun.',
  moreStory: 'Beth hoffech chi ei ychwanegu, neu ei gywiro?',
  answerBy: 'eich ateb yn ysgrifenedig erbyn {day}',
  answer: 'edrych i mewn iddo a’ch ateb yn ysgrifenedig',
  choices: {
    complaint: 'Ei gofnodi fel cwyn',
    'just-fix-it': 'Ei drwsio’n unig',
    both: 'Y ddau',
    skip: 'Hepgor hyn',
    'pass-on': 'Ei basio i berson fel y mae',
    leave: 'Peidio â’i gofnodi',
    'log-now': 'Ie, cofnodwch ef fel y mae',
    'leave-unlogged': 'Na, peidiwch â’i gofnodi',
    stay: 'Mynd yn ôl i’r sgwrs',
    'something-else': 'Dweud wrthym am rywbeth arall',
    apart: 'Ie, un ar ôl y llall',
    together: 'Na, maen nhw’n perthyn i’w gilydd',
    human: 'Hoffwn siarad â pherson.',
  },
  justDeal: 'Na, deliwch ag ef yn unig',
  makeComplaint: 'Ei wneud yn gŵyn',
  confirmComplaint: 'Ie, cofnodwch fy nghwyn',
  confirmLog: 'Ie, cofnodwch ef',
  confirmPassOn: 'Ie, pasiwch ef ymlaen',
  stopHere: 'Hoffwn orffen yma.',
  change: 'Newid: {field}',
  sent: 'Anfonwyd: {file}',
  wantPerson: 'Rwyf am siarad â pherson.',
  fields: {
    story: 'Yr hyn a ddywedoch wrthym',
    choice: 'Yr hyn yr hoffech i ni ei wneud',
    reference: 'Ein cyfeirnod',
    name: 'Eich enw',
    address: 'Ble mae hyn',
    contact: 'Sut i gysylltu â chi',
    sought: 'Beth fyddai’n ei wneud yn iawn',
    adjustments: 'Beth sy’n ei gwneud yn haws i chi',
    representative: 'Pwy sy’n gweithredu ar eich rhan',
  },
  chosenField: {
    complaint: 'Ei gofnodi fel cwyn',
    'just-fix-it': 'Ei drwsio, nid cwyn',
    both: 'Ei drwsio, a’i gofnodi fel cwyn',
  },
  notSaid: 'Ni ddywedoch chi',
  withFile: '(gyda {file})',
  restOfIt: '… (a’r gweddill ohono)',
  understood: 'Rwyf wedi deall {parts}.',
  about: 'bod hyn yn ymwneud {topic}',
  toldBefore: 'eich bod wedi dweud wrthym o’r blaen',
  unhappy: 'nad ydych yn hapus â’r ffordd rydym wedi delio ag ef',
  youSay: 'Rydych yn dweud: “{quote}”',
  sorry: 'Mae’n ddrwg gennyf.',
  thing: 'yn ymwneud {topic}: “{words}”',
  handling: 'â’r ffordd y gwnaethom ddelio ag ef',
  nowNext: 'Nawr y peth nesaf y dywedoch wrthym: “{words}”',
  read: 'Rwyf wedi derbyn yr hyn a ysgrifennoch.',
  whoWeAre:
    'Rhaglen gyfrifiadur i {landlord} ydw i. Rwy’n ysgrifennu’r hyn rydych yn ei ddweud wrthyf, ac mae pobl sy’n gweithio yma yn ei ddarllen ac yn eich ateb. Os byddai’n well gennych siarad â pherson nawr, teipiwch “siarad â pherson”.',
  topics: {
    repairs: 'ag atgyweiriad',
    damp_mould: 'â lleithder neu lwydni',
    heating_hot_water: 'â gwres neu ddŵr poeth',
    asb: 'â thrafferth lle rydych yn byw',
    staff_conduct: 'â’r ffordd y cawsoch eich trin gan rywun sy’n gweithio i ni',
    contractor_conduct: 'â’r ffordd yr ymddygodd rhywun oedd yn gweithio ar eich cartref',
    communication: 'â’r ffordd rydym yn cadw mewn cysylltiad',
    estate: 'â’r mannau a rennir y tu allan i’ch drws',
    charges: 'â rhent neu daliadau gwasanaeth',
    allocations: 'â chael cartref neu newid cartref',
    new_build: 'â chartref newydd ei adeiladu',
    safety: 'â diogelwch yn y cartref',
    adaptations: 'â newid eich cartref fel ei fod yn gweithio i chi',
    data: 'â’r ffordd rydym yn gofalu am eich gwybodaeth',
    other: '',
  },
  otherTeam: {
    asb: 'Mae sŵn a thrafferth gan bobl eraill yn mynd at y tîm sy’n delio ag ymddygiad gwrthgymdeithasol. Gallaf basio hyn iddyn nhw.',
    insurance_claim:
      'Mae hawliadau am arian am ddifrod yn mynd at y bobl sy’n delio ag yswiriant. Gallaf basio hyn iddyn nhw.',
    legal:
      'Unwaith y bydd llys yn delio â rhywbeth, ein tîm cyfreithiol sy’n ei ateb. Gallaf basio hyn iddyn nhw.',
    charges_calculation:
      'Y tîm sy’n gosod tâl sy’n esbonio sut mae’n cael ei gyfrifo. Gallaf basio hyn iddyn nhw.',
    local_authority:
      'Penderfyniad y cyngor yw hwnnw. Gallaf basio hyn i rywun yma a all ddweud wrthych pwy i’w holi.',
    employee_grievance:
      'Mae materion rhyngom ni a’r bobl sy’n gweithio i ni yn mynd at ein tîm pobl. Gallaf basio hyn iddyn nhw.',
    policy_feedback:
      'Mae eich barn am ein rheolau yn mynd at y bobl sy’n eu hysgrifennu. Gallaf basio hyn iddyn nhw.',
    data_request:
      'Mae gennych hawl i ofyn am y wybodaeth sydd gennym amdanoch. Gallaf basio hyn i’r tîm sy’n ei hanfon.',
    third_party_provider:
      'Rhywun arall sy’n rhedeg y gwasanaeth hwnnw. Gallaf basio hyn i rywun yma a all ddweud wrthych pwy i’w holi.',
  },
  complaintRoute:
    'Os na fyddwn yn ei wneud yn iawn, neu os nad ydych yn hapus â’r ffordd rydym yn delio ag ef, dywedwch wrthym a byddwn yn cofnodi cwyn.',
  canPassOn: '{heard} Gallaf basio hyn ymlaen i’w wneud yn iawn. {route}',
  otherProcedure:
    '{team} Os nad ydych yn hapus â’r ffordd y maen nhw’n delio ag ef, dywedwch wrthym a byddwn yn cofnodi cwyn.',
  lookAgain:
    'Hoffech i ni edrych arno eto. Nid oes rhaid i chi ddweud pam. Byddaf yn ei basio i’r person sy’n delio â hynny.',
  toHandler: 'Byddaf yn pasio hyn i’r person sy’n delio ag ef.',
  question: 'Rwyf wedi darllen eich cwestiwn. Bydd un ohonom yn ei ateb.',
  praise: 'Diolch. Byddaf yn pasio hynny ymlaen i’r bobl a wnaeth y gwaith.',
  passAll: 'Byddaf yn pasio’r cyfan i berson, fel y gwnaethoch ei ysgrifennu.',
  pass: 'Byddaf yn ei basio i berson fel y gwnaethoch ei ysgrifennu.',
  added: 'Rwyf wedi ychwanegu hynny at yr hyn a ddywedoch wrthym.',
  askedLater: 'Rwyf wedi ychwanegu hynny. Bydd person yn gofyn i chi beth hoffech i ni ei wneud.',
  putRight: 'Dywedwch wrthyf beth i’w gywiro: dewiswch y rhan i’w newid, neu teipiwch yr hyn a gollais.',
  angry: 'Rwy’n clywed pa mor ddig ydych chi. Gadewch i ni gael hyn at rywun a all ei wneud yn iawn.',
  ownLanguage: 'Cewch ysgrifennu yn eich iaith eich hun. Bydd person yn ei ddarllen.',
  interpreter:
    'Os hoffech gyfieithydd, ffoniwch ni ar {telephone} a dywedwch enw eich iaith, neu gofynnwch am un yma.',
  chosen: {
    complaint: 'Byddaf yn ei gofnodi fel cwyn.',
    'just-fix-it': 'Byddaf yn ei gofnodi i gael ei drwsio. Cewch ei wneud yn gŵyn o hyd, ar unrhyw adeg.',
    both: 'Byddaf yn ei gofnodi i gael ei drwsio, ac fel cwyn.',
  },
  tellFirst: 'Pan fyddwch yn barod, teipiwch beth sydd wedi digwydd. Mae ychydig eiriau’n ddigon.',
  loggedAlready: 'Mae hynny wedi’i gofnodi’n barod: {reference}.',
  loggedAbove: 'Mae hynny wedi’i gofnodi’n barod: mae ei gyfeirnod uchod.',
  goodbye:
    'Popeth yn iawn. Nid oes dim mwy wedi’i gofnodi. Cewch ddod yn ôl yma ar unrhyw adeg, neu ein ffonio ar {telephone}.',
  farewell: 'Diolch am ddweud wrthym. Eich cyfeirnod yw {reference}.',
  farewellAbove: 'Diolch am ddweud wrthym. Mae eich cyfeirnod uchod.',
  skippedChoice: 'Popeth yn iawn. Bydd person yn gofyn i chi.',
  oneMoment: 'Un eiliad. Rwy’n dal i gofnodi hynny.',
  talkingTo: 'Rydych yn siarad â {name} nawr.',
  aPerson: 'pherson',
  askedForPerson: 'Rwyf wedi gofyn am berson. Cyn gynted ag y bydd rhywun yn ymuno, fe welwch eu henw yma.',
  onOurList: 'Rydych ar ein rhestr i glywed gan berson. Cewch hefyd ein ffonio ar {telephone}.',
  ofCourse: 'Wrth gwrs.',
  gladYouSaid: 'Rwy’n falch eich bod wedi dweud wrthym.',
  personLater:
    'Cewch ein ffonio ar {telephone}: rydym yno {hours}. Neu gofynnaf i rywun gysylltu â chi erbyn diwedd {day}.',
  personSoon:
    'Rwy’n gofyn i rywun ymuno â’r sgwrs hon. Os nad oes neb wedi ymuno ymhen {minutes} munud, bydd rhywun yn cysylltu â chi erbyn diwedd {day}. Cewch hefyd ein ffonio ar {telephone}.',
  joined: 'Mae {name} wedi ymuno. Rydych yn siarad â pherson nawr, a byddaf i’n cadw’n dawel.',
  left: 'Mae {name} wedi gadael y sgwrs. Fi, y cyfrifiadur, sydd yma eto. Mae’r hyn a ddywedodd y ddau ohonoch wedi’i gadw gyda’r hyn a ddywedoch wrthym.',
  nobodyCame:
    'Mae’n ddrwg gennyf, ni allai neb ymuno â’r sgwrs hon nawr. Rydych ar ein rhestr o hyd i glywed gan berson. Cewch hefyd ein ffonio ar {telephone}.',
  gotFile: 'Rwyf wedi cael {names}. Mae’n mynd gyda’r hyn a ddywedoch wrthym.',
  gotFileFirst: 'Rwyf wedi cael {names}. Dywedwch wrthyf beth mae’n ei ddangos.',
  got: {
    message: 'Rydym wedi cael eich neges: {reference}.',
    complaint: 'Rydym wedi cael eich cwyn: {reference}.',
    praise: 'Wedi’i basio ymlaen, gyda’n diolch. Y cyfeirnod yw {reference}.',
    question: 'Rydym wedi cael eich cwestiwn: {reference}.',
    report: 'Rydym wedi cael eich adroddiad: {reference}.',
    other: 'Rydym wedi cael yr hyn a ddywedoch wrthym: {reference}.',
  },
  whatNext: 'Beth sy’n digwydd nesaf:',
  step: 'Erbyn {day} {promise}',
  promises: {
    'make-safe': 'byddwn wedi edrych ar y perygl ac wedi gwneud eich cartref yn ddiogel.',
    investigate: 'byddwn wedi edrych i mewn i’r hyn sy’n gwneud eich cartref yn anniogel.',
    acknowledge: 'bydd rhywun yn cysylltu i wneud yn siŵr ein bod wedi deall.',
    contact: 'bydd rhywun yn cysylltu â chi.',
    respond: 'byddwn yn eich ateb yn ysgrifenedig.',
    'meet-by': 'byddwn wedi cwrdd â chi i glywed eich ochr chi.',
  },
  titles: {
    'make-safe': 'Rydym yn gwneud eich cartref yn ddiogel',
    investigate: 'Rydym yn edrych i mewn i’r hyn sy’n anniogel',
    acknowledge: 'Rydym yn dweud wrthych beth rydym wedi’i ddeall',
    contact: 'Mae rhywun yn cysylltu',
    respond: 'Rydym yn eich ateb yn ysgrifenedig',
    'meet-by': 'Rydym yn cwrdd â chi',
  },
  youToldUs: 'Dywedoch wrthym',
  lookAgainStage: 'Os nad ydych yn hapus â’n hateb, rydych yn gofyn i ni edrych eto',
  readToDecide: 'Bydd un ohonom yn ei ddarllen, i fod yn siŵr ein bod yn delio ag ef yn y ffordd iawn.',
  oneAnswers: 'Bydd un ohonom yn ei ateb.',
  oneReads: 'Bydd un ohonom yn ei ddarllen ac yn dweud wrthych beth a wnawn.',
  noCalls: 'Byddwn yn ysgrifennu atoch ac nid yn ffonio, fel y gofynnoch.',
  ringBack: 'Bydd rhywun yn eich ffonio ar {phone} erbyn diwedd {day}. Rydym yno {hours}.',
  writeBack: 'Bydd rhywun yn ysgrifennu atoch yn {email} erbyn diwedd {day}.',
  ringUs: 'Nid oes gennyf rif i chi. Ffoniwch ni ar {telephone}: rydym yno {hours}.',
  ombudsman:
    'Cewch ofyn am help gan y {name} ar unrhyw adeg, nid ar y diwedd yn unig. Mae’n rhad ac am ddim, ac nid yw’n rhan ohonom ni. Ffôn: {telephone}. Gwefan: {website}. Post: {address}.',
  ringOmbudsman: 'Ffonio’r {name}, {telephone}',
  howToComplain:
    'Os nad ydych yn hapus â’r ffordd rydym yn delio ag ef, dewch yn ôl yma a dywedwch hynny. Byddwn yn cofnodi cwyn.',
  copy: 'Byddwn yn anfon hyn i {email} hefyd.',
  readAgain: 'Cewch ddarllen hyn eto ar y ddyfais hon: agorwch y dudalen hon.',
  comeBackByText:
    'I weld hyn ar ddyfais arall, cadwch y cyfeirnod. Byddwn yn tecstio cod i {phone} pan fyddwch yn gofyn, fel na all neb arall ei weld.',
  noText:
    'Dim ond i ffonau symudol y gallwn anfon negeseuon testun, felly ni allwn decstio {phone}. I weld hyn ar ddyfais arall, ffoniwch ni ar {telephone}.',
  noWayToReach:
    'Nid oes gennym ffordd o gysylltu â chi eto. Teipiwch gyfeiriad e-bost neu rif ffôn yma, neu ffoniwch ni ar {telephone} a rhowch y cyfeirnod.',
  moreToSay: 'Os oes mwy i’w ddweud am hyn, teipiwch ef yma.',
  addedTo: 'Rwyf wedi ychwanegu hynny at {reference}.',
  passedOn:
    'Rwyf wedi pasio hynny ymlaen. Ei gyfeirnod ei hun yw {reference}, ac mae’n enwi {first}, fel ein bod yn eu darllen gyda’i gilydd.',
  theFirst: 'yr un cyntaf',
  ring: 'Ffonio {number}',
  ringLine: 'Ffonio ein llinell argyfwng, {line}',
  advice: {
    gas: 'Allwch chi arogli nwy? Gadewch y cartref nawr a ffoniwch 0800 111 999. Mae’n rhad ac am ddim, ddydd a nos. Peidiwch â chyffwrdd â switshis a pheidiwch â chynnau dim.',
    'carbon-monoxide':
      'Allai fod yn garbon monocsid? Ewch allan i’r awyr iach nawr a ffoniwch 0800 111 999. Mae’n rhad ac am ddim, ddydd a nos. Os oes rhywun yn teimlo’n sâl, ffoniwch 999.',
    fire: 'Oes rhywbeth yn llosgi nawr? Ewch allan, arhoswch allan a ffoniwch 999.',
    'life-at-risk':
      'Oes rhywun mewn perygl nawr? Ffoniwch 999. Os na allwch siarad, ffoniwch 999 o ffôn symudol a phwyswch 55 pan ofynnir i chi.',
    'self-harm':
      'Mae’n ddrwg gennyf ei bod wedi mynd mor anodd. Os gallech eich niweidio eich hun nawr, ffoniwch 999. Cewch siarad â’r Samariaid ar unrhyw adeg, am ddim, ar 116 123. Nid oes rhaid i chi ddatrys hyn cyn ffonio.',
    abuse:
      'Os ydych chi neu unrhyw un arall mewn perygl nawr, ffoniwch 999. Os na allwch siarad, pwyswch 55 pan ofynnir i chi. Cewch siarad â’r National Domestic Abuse Helpline, am ddim, ddydd a nos, ar 0808 2000 247.',
    'water-near-electrics':
      'Oes dŵr yn agos at rywbeth trydanol? Cadwch draw o’r ddau a pheidiwch â chyffwrdd â switshis na phlygiau gwlyb. Os gallwch gyrraedd y blwch ffiwsiau a’i fod yn sych, trowch y trydan i ffwrdd yno. Yna ffoniwch ein llinell argyfwng, ddydd neu nos: {line}.',
    electrics:
      'Peidiwch â’i gyffwrdd, a chadwch bawb draw. Os gallwch gyrraedd y blwch ffiwsiau’n ddiogel, trowch y trydan i ffwrdd yno. Yna ffoniwch ein llinell argyfwng, ddydd neu nos: {line}.',
    flood:
      'Ydy dŵr yn dal i ddod i mewn? Os gallwch, trowch ef i ffwrdd wrth y stopfalf, yn aml o dan sinc y gegin. Yna ffoniwch ein llinell argyfwng, ddydd neu nos: {line}.',
    collapse:
      'Cadwch bawb allan oddi tano, ac allan o’r ystafell honno. Yna ffoniwch ein llinell argyfwng, ddydd neu nos: {line}.',
    sewage:
      'Cadwch draw ohono a golchwch eich dwylo’n dda. Peidiwch â defnyddio’r toiled na’r tapiau os yw hynny’n dod â mwy i fyny. Yna ffoniwch ein llinell argyfwng, ddydd neu nos: {line}.',
    insecure:
      'Ydy eich cartref ar agor ac yn methu cael ei gloi? Ffoniwch ein llinell argyfwng, {line}, ddydd neu nos. Os oes rhywun yn ceisio dod i mewn, ffoniwch 999.',
    'no-heating':
      'Ydy hi’n oer, neu oes babi, neu rywun hŷn neu sâl gartref? Yna peidiwch ag aros i ni ddarllen hyn. Ffoniwch ein llinell argyfwng, ddydd neu nos: {line}.',
    safeguarding:
      'Os ydych chi neu unrhyw un arall mewn perygl nawr, ffoniwch 999. Os yw’r cyfan yn ormod, cewch siarad â’r Samariaid unrhyw bryd, am ddim, ar 116 123. Byddaf yn marcio’r hyn a ddywedwch fel bod person yn ei weld gyntaf.',
    emergency:
      'Allai hyn niweidio rhywun heddiw? Yna peidiwch ag aros i ni ddarllen hyn. Ffoniwch ein llinell argyfwng, {line}, ddydd neu nos. Os oes bywyd rhywun mewn perygl, ffoniwch 999.',
  },
  linkText: "Ewch i'ch sgwrs: {link} Mae'n gofyn am eich enw. {landlord}",
  linkMail: {
    subject: 'Parhau â’ch sgwrs',
    open: 'I barhau â’ch sgwrs lle gwnaethoch stopio, agorwch y dudalen hon:',
    asks: 'Mae’n gofyn am eich enw, fel y rhoesoch ef yn y sgwrs. Mae’n gweithio unwaith, ac am {hours} awr.',
    notYou:
      'Os nad ydych wedi siarad â ni, peidiwch â gwneud dim. Efallai fod rhywun wedi camdeipio eu cyfeiriad.',
  },
  problems: {
    unreadable: 'Ni allwn ddarllen hynny. Anfonwch ef eto.',
    'too-long': 'Mae hynny’n fwy nag y gallaf ei dderbyn ar unwaith. Anfonwch ef mewn dwy neu dair rhan.',
    'unknown-conversation': 'Ni allaf ddod o hyd i’r sgwrs honno mwyach. Byddwn yn dechrau un newydd.',
    full: 'Mae’r sgwrs hon mor hir ag y gall fod. Cofnodwch hi fel y mae, neu ffoniwch ni.',
    busy: 'Daeth dwy neges ar unwaith. Anfonwch ef eto.',
    ours: 'Torrodd rhywbeth ar ein hochr ni. Nid oes dim a deipiwyd gennych wedi’i golli.',
  },
}
