import { stem } from './stem.ts'

/**
 * Words that play the same part in a message, so that “nobody from your office rang” and
 * “not one of the team phoned” look alike to a model that has seen only the first.
 */
const classes: Readonly<Record<string, string>> = {
  not: 'not never no havent hasnt hadnt didnt dont doesnt isnt wasnt arent werent wont cant cannot couldnt wouldnt shouldnt without neither nor dnt aint hardly barely scarcely didna dinnae cannae wasnae isnae hasnae never dont wouldnae nae unable fail failed refuse refused decline declined',
  nobody: 'nobody noone none nothing nowt naebody nought zilch nil zero nada',
  you: 'you u yous youse ye yourself yourselves',
  your: 'your ur yours youre',
  they: 'they he she him her them his their hes shes theyre himself herself themselves hers theirs someone somebody',
  me: 'i me my we us our im ive id ill mine myself ours weve were ourselves',
  kin: 'mum mam mom mother dad father nan nana gran granny grandma grandmother grandad grandfather son daughter sister brother aunt auntie uncle wife husband partner cousin niece nephew parents missus hubby bairn bairns wean weans kids kid children child baby toddler babies lad lass twins grandson granddaughter lads girls boys boy girl wee',
  staff:
    'officer officers manager managers receptionist reception handler staff caretaker warden scheme office team teams adviser advisor colleague director supervisor coordinator clerk switchboard helpdesk desk representative rep administrator secretary assistant planner scheduler inspector surveyor ho nho concierge janitor housing customer operator helpline call centre',
  worker:
    'contractor contractors engineer engineers plumber plumbers electrician electricians operative operatives workman workmen worker workers builder builders joiner joiners plasterer plasterers roofer roofers decorator decorators gasman tradesman tradesmen handyman cleaner cleaners gardener gardeners fitter fitters carpenter carpenters painter painters scaffolders scaffolder installer technician labourer chap chaps fella guy guys bloke blokes gentleman eng spark sparky sparks glazier locksmith tiler foreman subcontractor subbie chippy crew men man op',
  company:
    'council association landlord trust company organisation firm agency homes ha provider developer builder group ltd society',
  neighbour:
    'neighbour neighbours neighbor neighbors nextdoor upstairs downstairs nbr nbrs youths teenagers gang gangs yobs resident residents tenants flatmate lodger visitors',
  contact:
    'ring rings ringing rang rung call calls calling called phone phones phoned phoning telephone telephoned email emails emailed emailing reply replies replied reply replying respond responds responded response answer answers answered answering contact contacted contacting text texted texting message messages messaged write writes wrote written writing acknowledge acknowledged acknowledgement callback heard hear hears voicemail correspond fone fones fonned fonned rung speak spoke spoken correspondence reponse tel',
  come: 'come comes came coming arrive arrives arrived arriving attend attends attended attending visit visits visited visiting turn turned turns show showed shown shows appear appeared appears materialise materialised call round return returned returns been out',
  fix: 'fix fixes fixed fixing repair repairs repaired repairing mend mended mending sort sorts sorted sorting resolve resolved resolving replace replaced replacing replacement complete completed finish finished finishing done do did rectify rectified remedy remedied address addressed treat treated patch patched tackle tackled deal dealt action actioned progress progressed attend reinstate reinstated put right',
  broken:
    'broken broke break breaks breaking leak leaks leaking leaked drip drips dripping burst crack cracked cracks snapped snap faulty fault fails failing stuck stick sticks sticking jammed jam jams dead loose wobbly blocked blocks blockage block blocking clogged missing rotten rotting collapsed fallen fell falling fall peeling damaged knackered goosed bust packed conked tripping trips tripped flickering flickers rattling rattles squeaks seized wonky smashed split detached hanging dropped overflow overflowing overflows backing worn perished corroded rusted rusty sagging warped shattered kaput died die defective malfunction brokken bellying poorly weeping giving gone',
  promise:
    'promise promised promises promising assure assured assurance assurances guarantee guaranteed swear swore undertook undertake undertaking undertakings pledge pledged commit committed commitment supposed meant due scheduled booked agreed agree arranged expected expecting ment suppose sposed confirmed',
  say: 'said says say saying told tell tells telling stated states claim claims claimed inform informed advise advised advises mention mentioned explain explained explains quote quoted insisted insist insists reckon reckons according adv',
  wait: 'wait waits waited waiting queue queues queued queuing hold held hang hanging patience patient patiently waitin awaiting await',
  late: 'late later overdue delay delays delayed slow slowly eventually finally delayed lapse elapsed long longer ages forever eternity outstanding backlog',
  again:
    'again still keep keeps kept keeping another repeatedly constantly continually yet always ever every each recurring recurrent back returned twice thrice once previous previously already before since ongoing continues continue continued remain remains stil same persist persists repeated',
  bad: 'awful terrible dreadful appalling atrocious shocking rubbish bad worse worst crap poor shoddy shambles shambolic disgrace disgraceful useless hopeless pathetic incompetent unacceptable inexcusable inadequate substandard ridiculous joke farce fiasco chaos chaotic disgusting horrible horrid disappointing unprofessional rude unhelpful careless sloppy negligent dismal woeful abysmal lamentable deplorable diabolical abrupt dismissive insulting unfair wrong shameful shame scandal outrageous wretched unsatisfactory unreasonable nonsense mess botch botched bodge bodged cowboy cowboys offhand curt lax casual sarcastic patronising condescending ignorant indifferent indifference contempt neglect neglected ignored ignore ignores ignoring forgotten forgot dismissed abandoned fobbed failure failures failings mishandled mismanaged shocking',
  emotion:
    'angry furious livid fuming upset annoyed cross distressed exhausted tired fed sick frustrated frustrating disappointed dissatisfied unhappy unimpressed dismayed disgusted appalled stressed anxious worried embarrassed humiliated hurt insulted crying cry tears cried shaking ashamed desperate despair saddened perturbed aggrieved disheartened demoralised aggravated irritated bitter miserable beside vexed irked put patience tether wits tired livid raging scunnered gutted hacked',
  good: 'lovely brilliant excellent fantastic great wonderful superb amazing polite friendly kind kindly kindness helpful pleased delighted impressed marvellous marvelous splendid spotless gem star legend diamond angel treasure credit fab fabulous cracking champion smashing grand perfect perfectly beautifully beautiful neat tidy tidiest courteous considerate thoughtful efficient prompt promptly professional exemplary faultless immaculate gentle cheerful patient respectful thorough quick swift chuffed thrilled happy happier glad nice nicest good best better well bless ace sound class magic quality top brill decent gentleman joy proud superb superbly first-rate outstanding stellar hero heroes immaculately canny belter stoater bostin reassuring reassured warm warmth',
  thank:
    'thanks thank thankyou thx ty grateful gratefully gratitude appreciate appreciated appreciation appreciative obliged indebted thankful praise praised commend commended compliment compliments congratulate credit recognise cheers ta bless tell thankin thnx',
  please: 'please pls plz plse kindly could would can may might will should cld wld',
  want: 'want wants wanted need needs needed needing like wish wishes require requires required hope hoping looking seek seeking wanna request requesting requested requests ask asking asks apply applying application',
  provide:
    'send arrange book install installed fit fitted supply order provide organise organize raise log issue deliver collect remove clear cut trim empty clean inspect check measure assess look test service bleed adjust unblock reset replace move swap change update amend add set',
  know: 'know wonder wondering wondered confirm clarify clarification enquire inquire enquiry enquiring curious understand find idea information info advice details detail query question tell explain guidance',
  question: 'what whats when where which who whos how hows whom whose wherabouts whats wot wen wher',
  why: 'why y',
  unit: 'day days week weeks wk wks month months mth mths year years yr yrs fortnight fortnights hour hours hr hrs winter winters summer summers minute minutes mins season decade',
  time: '#day #month #date #time #year yesterday today tomorrow tonight morning afternoon evening night monday march may weekend christmas xmas easter noon midnight lunchtime now just',
  old: '#oldyear ago',
  number: '#n #nn few several many couple numerous countless multiple dozen half',
  nth: '#nth umpteenth first latest',
  fixture:
    'boiler tap taps toilet loo wc door doors window windows lock locks light lights lighting lift shower bath sink basin radiator radiators roof gutter gutters guttering fence gate fob intercom socket sockets extractor fan oven cooker hob drain drains pipe pipes handle handles tile tiles floor flooring ceiling wall walls plaster fuse switch aerial bulb latch hinge hinges cistern overflow thermostat pump buzzer handrail rail step steps banister cupboard drawer worktop unit units skirting heating heater immersion heatin vent trap valve meter carpet lino seal sealant grout letterbox keyhole key keys doorbell alarm hatch loft chimney stopcock plug wiring wires stair stairs floorboard floorboards downpipe porch canopy shed letter-box entryphone entry pane glass patio render brick brickwork damp-proof rads washer flush seat cord pull cooker hood ladder ramp ramps',
  room: 'kitchen bathroom bedroom lounge hall hallway landing livingroom living room loft cellar basement cupboard toilet wetroom stairwell',
  home: 'flat house home property bungalow block building tenancy estate maisonette apartment studio plot bedsit place room accommodation',
  outdoors:
    'garden gardens gate fence bin bins path paths carpark car park parking tree trees hedge hedges grass lawn lift lifts stairs stairwell lobby foyer corridor communal bay bays bollard drain gully pathway pavement drive driveway garage garages playground estate court courtyard grounds entrance bike store laundry border borders shrubs weeds leaves rubbish litter flytip flytipping fly-tipping binstore chute recycling',
  damp: 'damp mould mold mouldy moldy condensation mildew fungus spores musty wet soaked soaking sodden dank black spots',
  pest: 'mice mouse rat rats cockroach cockroaches bedbugs ants wasps hornets pigeons squirrels infestation vermin droppings fleas silverfish maggots flies moths pest pests nest rodents woodlice foxes seagulls gulls',
  cold: 'cold freezing frozen frost frosty snow icy ice winter chilly draught draughty draughts perishing bitter shivering breath blankets hypothermia baltic coats degrees',
  health:
    'asthma copd oxygen cancer chemo stroke dementia epilepsy autism autistic disabled disability wheelchair blind deaf pregnant pregnancy heart lungs lung breathing chest arthritis diabetic insulin hospital doctor gp nurse ill illness sick unwell frail elderly pensioner hip knee medication tablets inhaler mobility anxiety depression mental depressed health dialysis surgery operation parkinsons ms eczema discharged',
  money:
    'rent charge charges bill bills pay paid paying payment payments cost costs money account balance arrears debit refund refunded compensation reimburse reimbursed reimbursement price invoice invoiced fee fees statement #money pounds quid cash voucher goodwill sum wages pence pennies fund demand',
  document:
    'letter letters email emails form forms note notes message messages report reports leaflet newsletter magazine brochure booklet handbook poster photo photos photographs photograph picture pictures pics copy copies certificate receipt receipts attachment attached enclosed enclose enclosing attach scan scanned proof evidence document documents statement questionnaire survey card app website portal passport payslips diary sheets recording recordings',
  case: 'case ref reference complaint complaints job jobs order ticket stage enquiry appeal review claim outcome decision response #ref appointment appt slot works repair application wo investigation undertakings findings',
  appointment: 'appointment appointments appt appts slot slots visit visits booking window',
  legal:
    'solicitor solicitors lawyer lawyers barrister court tribunal sue suing legal legally proceedings judge hearing defendant claimant protocol disrepair injunction summons litigation particulars statute statutory limitation counsel directions witness',
  noise:
    'noise noisy loud music party parties shouting screaming banging barking barks bark dog dogs bass stereo stamping slamming drum drums karaoke hammering stomping rows rowing arguing fighting swearing racket row',
  crime:
    'drugs drug dealing dealers weed cannabis skunk police knife machete threaten threatened threatening threats abuse abusive intimidate intimidating harass harassing harassment racist vandal vandalism graffiti spat spitting urinating assault assaulted attacked stole stolen theft burglary moped mopeds motorbike bikes needles fouled fouling fly-tipping dumped dumping trespass hate homophobic asb antisocial nuisance',
  harm: 'hit hits hitting beat beats beating punched slapped strangled choked kicked hurts hurting bruise bruises bruised afraid scared frightened terrified suicide suicidal die dead kill overdose control controlling controls violent exploited cuckooed neglect neglected thin starving squalor grooming groomed pin bank pension purse bullied unsafe',
  care: 'carer carers care agency social worker nurse gp ot therapist ward discharge',
  council:
    'council councils benefit benefits credit uc register band banding bidding bid bids nomination allocation allocations homeless planning highways dhp lha',
  job: 'hr payroll shift shifts rota overtime grievance manager union employed employee employees supervisor probation payslip salary appraisal disciplinary workplace trainee apprentice depot patch overtime mileage',
  rule: 'policy policies rule rules ban banned forbidden allowed allow principle rethink reconsider board consultation strategy priority agree disagree fair unfair mistaken opposed object',
  data: 'data gdpr sar dsar foi records file held hold privacy footage cctv recordings disclosure',
  move: 'move moving moved transfer exchange swap swapping downsize downsizing viewing rehouse rehoused overcrowded bigger smaller keys tenancy succession joint signup let lettings offer offered void',
  spam: 'unsubscribe offer offers discount webinar seo leads delegates marketing brochure demo trial platform solutions promotion sale hurry limited places click link #link subscribe newsletter invoice quote wholesale boost ranking partnership sponsor exhibition award awards conference book now save free winner prize crypto',
  auto: 'automatic automated autoreply undeliverable delivery failed mailbox recipient postmaster office returning urgent monitored noreply inbox unmonitored',
  stray:
    'wrong disregard ignore mistake error accident meant window chat oops sorry testing test fyi info nil note handover records',
  turn: 'but however although though unfortunately sadly except until whereas tho nevertheless only',
  sarcasm:
    'apparently presumably congratulations bravo surprise lucky marvellous suppose evidently curiously amusing remarkable remarkably impressive genius clearly obviously typical',
  quiet:
    'bit little small minor matter slightly rather somewhat perhaps simply merely fuss bother trouble moan complain grumble whinge nuisance busy sorry afraid reluctant hesitate',
  loss: 'ruined ruin damaged damage flooded stained lost destroyed spoiled spoilt soaked carpet sofa mattress fridge freezer food laptop clothes furniture belongings wardrobe curtains sideboard',
  injury:
    'injury injured fracture fractured tripped slipped ambulance stitches concussion bruised wrist ankle hip broke broken sprained burned scalded',
  accept:
    'accept accepted accepting acceptance satisfied content agree happy withdraw withdrawn withdrawing close closed drop resolved escalate escalated escalation further ombudsman appeal reconsider panel',
  politics: 'councillor cllr mp constituent constituents ward parliament surgery westminster caseworker',
}

const table = new Map<string, string[]>()

const add = (form: string, name: string): void => {
  const names = table.get(form)
  if (names === undefined) table.set(form, [name])
  else if (names.at(-1) !== name) names.push(name)
}

for (const [name, words] of Object.entries(classes)) {
  for (const word of words.split(' ')) {
    add(word, name)
    add(stem(word), name)
  }
}

/** The classes of a normalised word, by the word itself or else by its stem; most words have none. */
export const classesOf = (word: string): readonly string[] => table.get(word) ?? table.get(stem(word)) ?? []
