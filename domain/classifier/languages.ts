import type { Flag } from './reading.ts'

/** How a language is known, and its words of danger by the flag that they raise. All are beginnings of words. */
export interface Language {
  readonly name: string
  /** Its script, where no other of ours is written in it. */
  readonly script?: RegExp
  /** Its commonest small words, whole. */
  readonly small: string
  readonly danger: Partial<Record<Flag, string>>
}

/**
 * The most frequent languages of UK social housing beside English. Beginnings, because these languages inflect.
 * Written for recall: a person reads every such message anyway.
 */
export const languages: readonly Language[] = [
  {
    name: 'polish',
    small:
      'nie jest się w na z do mam mamy od że to i proszę dzień dobry dziękuję mieszkanie mieszkania mojej moje mój przez kto kiedy jak ale dla już tylko bardzo pomoc pomocy ma są u po za dni brak',
    danger: {
      hazard_emergency:
        'gaz czad tlenek pożar ogień pali iskr prąd kable przewod ogrzewa zimno ciepł wody zalew zalan powódź sufit ściek kanaliz fekali zamek włama drzwi toalet zamarz',
      safeguarding: 'bije uderz przemoc samobój zabić zabije gwałt znęca boję dusi krzywdz zaniedb',
      vulnerability: 'dziecko dzieci niemowl chory chora ciąż ciąży niepełnospr starsz wózk astm rak',
    },
  },
  {
    name: 'romanian',
    small:
      'nu este sunt în și la cu de pe am avem vă rog bună ziua mulțumesc apartament apartamentul casa mea meu din că dar pentru când cum foarte ajutor mai fost are o să îmi zile avem',
    danger: {
      hazard_emergency:
        'gaz foc incendiu scântei curent electric cabluri fire încălzi căldur frig caldă apă inunda tavan canaliza fecale ușa încuie spart toalet monoxid',
      safeguarding: 'bate lovit lovește violen sinucid omor abuz frică viol agres',
      vulnerability: 'copil copii bebe bolnav însărcinat handicap bătrân astm dizabil vârst',
    },
  },
  {
    name: 'portuguese',
    small:
      'não é está em de do da os um uma com para por eu meu minha tenho temos bom dia obrigado obrigada casa apartamento muito mas quando como ajuda favor que foi há dias sem na no',
    danger: {
      hazard_emergency:
        'gás fogo incêndio faísca elétric eletric fios aquecimento frio quente água inunda teto tecto esgoto fezes porta fechadura arromb sanita choque monóxido alagad',
      safeguarding: 'bate-me bate bateu agred violência violên suicíd suicid matar abus medo viola',
      vulnerability: 'criança crianças bebé bebê doente grávid deficien idos asma cadeira filho filha',
    },
  },
  {
    name: 'somali',
    small:
      'waa ma iyo ku ka la waxaan waxay wuxuu guriga gurigayga aan anigu fadlan mahadsanid haddii laakiin maanta aad u ah ay oo inaan caawimaad caawi isniin jira uma maya haa maalmood',
    danger: {
      hazard_emergency:
        'gaas dab koronto danab kuleyl qabow biyo daad saqaf bulaacad albaab quful musqul qarax carbon',
      safeguarding: 'garaac dil dilay xadgud cabsi faraxumee kufsi isdil',
      vulnerability: 'ilmo cunug carruur dhallaan xanuun jirran uur naafo waayeel neef',
    },
  },
  {
    name: 'welsh',
    small:
      'yn y yr mae dydy nid ddim i o ac a ein fy wedi oes gen gyda ar am rydw dw ni os gwelwch dda diolch bore da fflat tŷ helpwch help eto neb dim ers cartref hefyd',
    danger: {
      hazard_emergency:
        'nwy nwyon tân trydan gwreichion gwres gwresogi oer rhewi dŵr llif gorlif nenfwd carthffos drws clo toiled carbon',
      safeguarding: 'curo taro tharo trais cam-drin ofn hunanladd lladd hunan-niwed',
      vulnerability: 'babi plentyn plant sâl salwch beichiog anabl oedrannus asthma henoed',
    },
  },
  {
    name: 'urdu',
    script: /[ٹڈڑںےہھگچپک]/u,
    small: 'ہے ہیں میں کا کی کے نہیں اور سے کو پر یہ میرا میری میرے گھر برائے مہربانی',
    danger: {
      hazard_emergency: 'گیس آگ بجلی کرنٹ ہیٹنگ سردی ٹھنڈ گرم پانی سیلاب چھت گٹر سیوریج دروازہ تالا ٹوائلٹ',
      safeguarding: 'مارتا مارا تشدد خودکشی ڈر زیادتی قتل',
      vulnerability: 'بچہ بچے بچی بیمار حاملہ معذور بوڑھ دمہ',
    },
  },
  {
    name: 'arabic',
    script: /\p{Script=Arabic}/u,
    small: 'في من على لا هذا هذه أنا لدي عندي البيت بيتي منزل المنزل شقة شكرا مرحبا السلام',
    danger: {
      hazard_emergency:
        'غاز حريق نار كهرباء شرر تدفئة برد بارد ساخن ماء مياه فيضان سقف مجاري صرف باب قفل مرحاض حمام',
      safeguarding: 'يضرب ضرب عنف انتحار نفسي خائف خوف اغتصاب يقتل اعتداء',
      vulnerability: 'طفل أطفال رضيع مريض حامل معاق مسن ربو',
    },
  },
  {
    name: 'bengali',
    script: /\p{Script=Bengali}/u,
    small: 'আমি আমার না নেই এবং থেকে করে বাড়ি ঘর দয়া ধন্যবাদ',
    danger: {
      hazard_emergency: 'গ্যাস আগুন বিদ্যুৎ কারেন্ট হিটিং ঠান্ডা গরম পানি জল বন্যা ছাদ নর্দমা মল দরজা তালা টয়লেট',
      safeguarding: 'মারে মারধর মারছে নির্যাতন আত্মহত্যা ভয় ধর্ষণ খুন',
      vulnerability: 'শিশু বাচ্চা ছেলে মেয়ে অসুস্থ গর্ভবতী প্রতিবন্ধী বৃদ্ধ হাঁপানি',
    },
  },
]
