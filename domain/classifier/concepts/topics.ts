/** What a message is about, by its nouns. See `phrase.ts` for the shorthand. */
export const topicWords = {
  'about:heating':
    'boilers?|heating|heatin|heatings|htg|hot water|hw|radiators?|rads?|thermostat|storage heaters?|heaters?|immersion|heat pump|pilot light|combi|warm air|heat network|trv|no heat|lukewarm|bleed(?:ing)?',
  'about:damp':
    'damp\\w*|mould\\w*|mold\\w*|condensation|mildew|black spots|musty|spores|mushrooms|humidity|fungus|extractor|dehumidifier',
  'about:estate':
    'lifts?|elevator|bins?|bin (?:store|room|men)|rubbish|communal|stairwells?|stairs|close door|lobby|corridor|car park|parking|bays?|permits?|grass|gardens?|gardeners?|hedges?|trees?|branch|verge|weeds?|grounds|cleaners?|cleaning|landing|entrance hall|fly ?tip\\w*|mattress|dog bin|bench|playground|garages?|path|paths|paving|gritt?\\w*|street|estate|courtyard|bike store|flower beds?|pond|foyer|chute|bollards?',
  'about:charges':
    'rent|rents|service charges?|arrears|direct debit|balance|account|invoices?|bill|bills|statement|refund|overpaid|payment plan|ground rent|section #nn|sinking fund|reserve fund|apportion\\w*|leaseholders?|debt|owe|housing benefit|council tax|universal credit|uc|premium|management fee',
  'about:lettings':
    'transfer|exchange|swap|mutual|waiting list|bid|bids|bidding|band\\w*|homechoice|register|viewing|keys|tenancy|sign ?up|move|moving|moved|rehous\\w*|overcrowd\\w*|bigger|downsiz\\w*|succession|joint|let|letting|lettings|allocations?|void|applicants?|nomination|homeless\\w*|notice|decant|temporary (?:flat|accommodation)',
  'about:new-homes':
    'plot|plots|snags?|snagging|defects?|aftercare|developer|completed on|completion|handover|show home|site (?:office|manager)|new ?builds?|shared ownership|warranty|within tolerance|moved in|nhbc|apartment #nn',
  'about:safety':
    'gas|smoke (?:alarm|alarms|detector)|co alarm|carbon|fire|fire (?:door|doors|alarm|risk|escape|exit)|cladding|electric\\w*|wires?|wiring|socket|sockets|spark\\w*|consumer unit|fuse ?box|locks?|door entry|entry (?:door|phone|system)|fobs?|intercom|burgl\\w*|break in|kicked in|security|insecure|cctv|asbestos|lgsr|alarm|pull cord|secure|front door|main entrance|entrance door',
  'about:adaptations':
    'grab rails?|rails?|ramps?|wet ?room|level (?:access )?shower|stair ?lift|occupational therapist|ot|ots|adaptations?|adapted|hoist|wheelchair|key ?safe|lever taps?|handrails?|dfg|bath board|over bath|flashing|mobility|walk in shower|scooter',
  'about:data':
    'data|gdpr|sar|dsar|subject access|my file|records?|privacy|confidential\\w*|recordings?|foi|breach|personal information|erase\\w*|wrong address|copied|disclosed|what you hold|housing file|shared my',
  'about:staff':
    '(?:housing|rent|rents|income|tenancy|neighbourhood|scheme|call|my|your|an|the) (?:officer|manager|handler|adviser|assistant|staff)|reception|receptionist|warden|caretaker|concierge|(?:lady|woman|man|girl|guy|lad) (?:on|in|at|from) (?:the )?(?:phone|phones|desk|reception|office|chat|rents)|officer|member of staff|line manager|grievance|hr|shifts?|team leader',
  'about:contractors':
    '(?:your|the|two|that|same|three|ur) (?:contractors?|plumbers?|electricians?|engineers?|roofers?|decorators?|joiners?|fitters?|plasterers?|workmen|workman|builders?|operatives?|lads|men|painters?|scaffolders?|glaziers?|surveyor|tradesmen|van|driver)|muddy|dust sheets?|workmanship|swept|swearing|whistled|smoking|shoes off|craftsm\\w*|left (?:a|the|my) ~2 (?:mess|hole|state)',
  'about:contact':
    'call ?backs?|rang|ring|rung|phoned|phone|calls?|voicemail|on hold|queue|emails?|emailed|reply|replies|replied|answer\\w*|letters?|chat|chatbot|bot|website|app|portal|form|forms|survey|questionnaire|stage (?:1|2|one|two)|complaints?|response|interpreter|translat\\w*|large print|silence|opening hours|office hours|newsletter|text|texts|contact',
  'about:neighbours':
    'neighbou?rs?|next door|upstairs|downstairs|noise|noisy|music|party|dogs?|barking|weed|cannabis|dealing|drugs|asb|antisocial|anti social|harass\\w*|threaten\\w*|racist|shouting|fighting|diary|youths|lads|kids|graffiti|nuisance|bonfire|boundary',
} satisfies Readonly<Record<string, string>>
