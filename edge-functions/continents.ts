/** A group of regions that are near each other. */
type Continent = 'asia' | 'europe' | 'america';

type Order = readonly [Continent, Continent, Continent];

/** Countries, as ISO 3166-1 alpha-2 codes in a row, with the continents of regions in order of nearness. */
const COUNTRIES: readonly (readonly [codes: string, order: Order])[] = [
  // East and South-East Asia and Oceania, whose cables to Europe lead around Africa or over America.
  [
    'KR JP CN HK MO TW MN KP SG MY TH VN ID PH BN KH LA MM TL ' +
      'AU NZ PG FJ SB VU NC PF WS TO TV KI NR PW FM MH GU MP AS CK NU TK WF NF CX CC PN UM HM',
    ['asia', 'america', 'europe'],
  ],
  // South and Central Asia, with cables through Suez.
  ['IN PK BD LK NP BT MV AF KZ KG TJ TM UZ IO', ['asia', 'europe', 'america']],
  // Europe, the Middle East and Africa.
  [
    'DE FR GB AD AL AT AX BA BE BG BY CH CY CZ DK EE ES FI FO GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME ' +
      'MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK AE AM AZ BH GE IL IQ IR JO KW LB OM PS QA SA SY TR YE ' +
      'AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ ' +
      'NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TF TG TN TZ UG YT ZA ZM ZW BV',
    ['europe', 'america', 'asia'],
  ],
  [
    'US CA MX GL PM BM AG AI AW BB BL BQ BS BZ CR CU CW DM DO GD GP GT HN HT JM KN KY LC MF MQ MS NI PA PR SV SX ' +
      'TC TT VC VG VI AR BO BR CL CO EC FK GF GS GY PE PY SR UY VE AQ',
    ['america', 'europe', 'asia'],
  ],
];

const REGIONS: readonly (readonly [prefixes: string, order: Order])[] = [
  ['ap cn', ['asia', 'america', 'europe']],
  ['eu af me il', ['europe', 'america', 'asia']],
  ['us ca mx sa', ['america', 'europe', 'asia']],
];

/** Continents by nearness to a country; undefined for what is no country. */
export function continentsByCountry(country: string | undefined): Order | undefined {
  return country !== undefined && /^[A-Z]{2}$/.test(country) ? find(COUNTRIES, country) : undefined;
}

/** Continents by nearness to an AWS region, its own first; America for what is no region. */
export function continentsByRegion(region: string | undefined): Order {
  const prefix = /^[a-z]{2}(?=-)/.exec(region ?? '');
  return (prefix ? find(REGIONS, prefix[0]) : undefined) ?? ['america', 'europe', 'asia'];
}

function find(table: readonly (readonly [string, Order])[], code: string): Order | undefined {
  // Destructuring is beyond CloudFront's runtime.
  const found = table.find((row) => row[0].indexOf(code) >= 0);
  return found?.[1];
}
