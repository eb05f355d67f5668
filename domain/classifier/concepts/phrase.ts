/** Groups of words that many phrases share; written into a phrase as `{name}`. */
const groups: Readonly<Record<string, string>> = {
  neg: 'not|never|havent|hasnt|hadnt|didnt|dont|doesnt|isnt|wasnt|arent|werent|wont|cant|cannot|couldnt|wouldnt|dnt|aint|yet to|failed to|fails to|refused to|refuses to|refusing to|without|neither|nor',
  nobody:
    'no one|noone|no 1|nobody|none of (?:you|them|your)|not (?:one|a single|a) (?:person|soul|word|peep|thing|reply|call|response|answer)|not a sausage|nothing|nowt|zero|zilch',
  they: 'you|u|yous|youse|they|he|she|someone|somebody|the (?:man|lady|girl|guy|woman|bloke|lad)|landlord|housing|office|officer|manager|team|contractor|contractors|engineer|plumber|electrician|gasman|surveyor|operative|repairs|council|association|caretaker|workman|workmen|people|staff',
  contacted:
    'called|call|calls|rang|ring|rung|phoned|phone|emailed|email|replied|reply|replies|responded|respond|response|answered|answer|answers|contacted|contact|got back|get back|gets back|getting back|came back|come back|comes back|heard|written|texted|acknowledged|acknowledge|picked up|picks up|bothered|call back|called back|rang back|rung back|ring back|rings back|phoned back|phone back|returned my|returns my|in touch|listened|listens|told me|tells me|informed|explained|updated',
  came: 'turned up|turn up|turns up|showed up|shown up|show up|showed|shown|shows|came|come|comes|coming|been out|been round|been back|attend|attended|arrive|arrived|been|appeared|materialised|visited|visit',
  fixed:
    'fixed|fix|repaired|repair|sorted|sort|resolved|resolve|done|finished|finish|completed|complete|replaced|replace|mended|dealt with|addressed|actioned|put right|looked at|happened|happen|happens|changed|collected|cleaned|delivered|moved|made good|paid|refunded',
  ask: 'chased|chase|chasing|rang|rung|ring|ringing|called|calling|phoned|phoning|emailed|emailing|written|wrote|reported|reporting|complained|complaining|asked|asking|told|telling|contacted|contacting|texted|messaged|logged|raised|spoke|spoken|requested|mentioned|flagged|begged',
  unit: 'day|days|week|weeks|wk|wks|month|months|mth|mths|year|years|yr|yrs|fortnight|fortnights|winter|winters|summer|summers',
  worker:
    'contractor|contractors|engineer|engineers|plumber|plumbers|electrician|electricians|operative|operatives|workman|workmen|worker|workers|builder|builders|joiner|plasterer|roofer|roofers|decorator|decorators|gasman|gas man|surveyor|tradesman|handyman|cleaner|cleaners|gardener|gardeners|fitter|carpenter|painter|scaffolders|guy|guys|lad|lads|bloke|blokes|man|men|chap|fella',
  staff:
    'officer|housing officer|manager|receptionist|reception|call handler|handler|staff|caretaker|warden|scheme manager|call centre|adviser|advisor|team|lady|woman|girl|member of staff|office|person on the phone|customer services|customer service',
  service:
    'service|way|handling|handled|response|reply|answer|how|you|your|yous|contractor|contractors|standard|standards|workmanship|quality|work|repair|job|time|length|lack|decision|communication|staff|treatment|treated|delay|delays|outcome|result|attitude|state|cleaning|wait|waiting|housing|landlord|association|explanation|letter',
  kin: 'mum|mam|mom|mother|dad|father|nan|nana|gran|granny|grandma|grandmother|grandad|grandfather|son|daughter|sister|brother|aunt|auntie|uncle|wife|husband|partner|friend|cousin|niece|nephew|parents|in law',
  partner:
    'partner|husband|boyfriend|bf|ex|wife|girlfriend|gf|fella|bloke|ex partner|ex husband|ex boyfriend|stepdad|step dad|stepfather|dad|father|son|brother|mum|mother|uncle|grandson|nephew|carer|daughter|grandaughter|granddaughter|childrens father|kids dad|baby father|babys dad',
  alarm: 'alarm|alarms|detector|detectors|monitor|thing',
}

/**
 * A phrase in our own shorthand spelt out as a pattern over normalised words with one space between them:
 * `{group}` is a group above; `~3` is up to three words of the same sentence between.
 * Every repetition is bounded, so a search takes time in proportion to the text.
 */
export const spelt = (source: string): string =>
  source
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => `(?:${groups[name]})`)
    .replaceAll(/ ~(\d) /g, (_, most: string) => ` (?:[^ .]+ ){0,${most}}`)
