/** British spellings that follow no rule below. */
const SINGLE: Readonly<Record<string, string>> = {
  grey: 'gray',
  tyre: 'tire',
  programme: 'program',
  aluminium: 'aluminum',
  mum: 'mom',
  defence: 'defense',
  offence: 'offense',
  licence: 'license',
  practise: 'practice',
  pyjamas: 'pajamas',
  jewellery: 'jewelry',
  sceptical: 'skeptical',
  plough: 'plow',
  storey: 'story',
  maths: 'math',
  cosy: 'cozy',
  ageing: 'aging',
  enrol: 'enroll',
  fulfil: 'fulfill',
  skilful: 'skillful',
  artefact: 'artifact',
  mould: 'mold',
  moustache: 'mustache',
  oestrogen: 'estrogen',
  anaemia: 'anemia',
  diarrhoea: 'diarrhea',
  encyclopaedia: 'encyclopedia',
  paediatric: 'pediatric',
  orthopaedic: 'orthopedic',
  anaesthetic: 'anesthetic',
  leukaemia: 'leukemia',
  foetus: 'fetus',
  omelette: 'omelet',
  doughnut: 'donut',
  yoghurt: 'yogurt',
  whisky: 'whiskey',
  kerb: 'curb',
  manoeuvre: 'maneuver',
  manoeuvring: 'maneuvering',
  sulphur: 'sulfur',
  sulphate: 'sulfate',
  sulphide: 'sulfide',
  sulphuric: 'sulfuric',
  gaol: 'jail',
  judgement: 'judgment',
  acknowledgement: 'acknowledgment',
  mediaeval: 'medieval',
  archaeology: 'archeology',
  archaeologist: 'archeologist',
  coeliac: 'celiac',
  oedema: 'edema',
  faeces: 'feces',
  oesophagus: 'esophagus',
  caesarean: 'cesarean',
  caesarian: 'cesarean',
  instalment: 'installment',
  enrolment: 'enrollment',
  fulfilment: 'fulfillment',
  wilful: 'willful',
  pretence: 'pretense',
  carburettor: 'carburetor',
  mollusc: 'mollusk',
  sceptic: 'skeptic',
  scepticism: 'skepticism',
  woollen: 'woolen',
  marvellous: 'marvelous',
  tsar: 'czar',
  liquorice: 'licorice',
  lasagne: 'lasagna',
  pyjama: 'pajama',
  mouldy: 'moldy',
  smoulder: 'smolder',
  moult: 'molt',
  draughty: 'drafty',
  chequebook: 'checkbook',
  sombrely: 'somberly',
  adviser: 'advisor',
  barbeque: 'barbecue',
};

const IN_OUR = /(?<=[a-z]{2})our(?=(?:ite|able|ful|less)?$)/;
/** Words in `our` that are spelled so everywhere. */
const OUR =
  /^(our|four|hour|pour|tour|sour|flour|your|detour|contour|velour|glamour|devour|scour|dour|troubadour|paramour|downpour)$/;
/** Words in `ise` that are spelled so everywhere. */
const ISE =
  /^(advise|exercise|promise|precise|otherwise|surprise|enterprise|expertise|franchise|merchandise|noise|raise|praise|wise|rise|arise|sunrise|moonrise|disguise|supervise|televise|improvise|revise|devise|compromise|comprise|paradise|concise|likewise|cruise|bruise|poise|demise|premise|treatise|turquoise|tortoise|excise|incise|despise|advertise|apprise|mayonnaise|clockwise|reprise|surmise|chaise|imprecise|appraise|liaise|malaise|porpoise|unwise|valise)$/;
const RE: Readonly<Record<string, string>> = {
  centre: 'center',
  metre: 'meter',
  litre: 'liter',
  theatre: 'theater',
  fibre: 'fiber',
  calibre: 'caliber',
  sabre: 'saber',
  lustre: 'luster',
  spectre: 'specter',
  sombre: 'somber',
  meagre: 'meager',
  kilometre: 'kilometer',
  centimetre: 'centimeter',
};

/** `Travelling`, and neither `filling` nor `refilling`, whose single letter is of another verb. */
const DOUBLED =
  /(?<=^.*[aeiouy][^aeiouy]+[aeiou]|^(?:re)?(?:fue|due|dia|tria))(?<!^(?:re|un|over|under|out|back|mis|pre)[^aeiouy]+[aeiou])ll(?=(?:ing|ed|er|or)$)/;

/** A base in American spelling. */
export function americanSpelling(base: string): string {
  const single = Object.hasOwn(SINGLE, base) ? SINGLE[base] : Object.hasOwn(RE, base) ? RE[base] : undefined;
  if (single !== undefined) {
    return single;
  }
  if (IN_OUR.test(base) && !OUR.test(base)) {
    return base.replace(IN_OUR, 'or');
  }
  if (/.{3}[iy]se$/.test(base) && !ISE.test(base)) {
    return `${base.slice(0, -2)}ze`;
  }
  return base
    .replace(/(?<=.)aemi(?=[ac])/, 'emi')
    .replace(/(an|gyn|p)ae(?=sth|co|d[io])/, '$1e')
    .replace(/haem(?=[oa])/, 'hem')
    .replace(/oestr|foet/, (greek) => greek.replace('o', ''))
    .replace(/is(ation|er)$/, 'iz$1')
    .replace(/([gl])ogue$/, '$1og')
    .replace(DOUBLED, 'l');
}
