/** Units and currencies with their ways of writing. What is written alike stays ambiguous: `m` may be a million. */
const SPELLINGS: Readonly<Record<string, string>> = {
  kilometer: 'km kms kilometer kilometers kilometre kilometres',
  meter: 'meter meters metre metres',
  centimeter: 'cm cms centimeter centimeters centimetre centimetres',
  millimeter: 'mm millimeter millimeters millimetre millimetres',
  mile: 'mi mile miles',
  foot: 'ft foot feet',
  inch: 'inch inches',
  yard: 'yd yds yard yards',
  kilogram: 'kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes',
  gram: 'gram grams gramme grammes',
  milligram: 'mg milligram milligrams',
  pound: 'lb lbs pound pounds',
  ounce: 'oz ounce ounces',
  liter: 'liter liters litre litres',
  milliliter: 'ml milliliter milliliters millilitre millilitres',
  gallon: 'gal gallon gallons',
  cup: 'cup cups',
  tablespoon: 'tbsp tbs tablespoon tablespoons',
  teaspoon: 'tsp teaspoon teaspoons',
  celsius: 'celsius centigrade',
  fahrenheit: 'fahrenheit',
  kelvin: 'kelvin',
  degree: 'degree degrees',
  second: 'sec secs seconds',
  minute: 'min mins minute minutes',
  hour: 'hr hrs hour hours',
  day: 'day days',
  week: 'wk wks week weeks',
  month: 'month months',
  year: 'yr yrs year years',
  decade: 'decade decades',
  century: 'century centuries',
  kilobyte: 'kb kilobyte kilobytes',
  megabyte: 'mb megabyte megabytes',
  gigabyte: 'gb gigabyte gigabytes',
  terabyte: 'tb terabyte terabytes',
  watt: 'watt watts',
  kilowatt: 'kw kilowatt kilowatts',
  volt: 'volt volts',
  amp: 'amp amps ampere amperes',
  hertz: 'hz hertz',
  calorie: 'calorie calories kcal',
  joule: 'joule joules',
  acre: 'acre acres',
  hectare: 'hectare hectares',
  mph: 'mph',
  kph: 'kph kmh',
  dollar: '$ usd dollar dollars buck bucks',
  euro: '€ eur euro euros',
  sterling: '£ gbp quid',
  yen: '¥ jpy yen',
  rupee: '₹ inr rupee rupees',
  yuan: 'cny rmb yuan renminbi',
  franc: 'chf franc francs',
  won: 'krw ₩',
  peso: 'mxn peso pesos',
  percent: 'percent percentage pct',
};

const UNIT_OF = new Map(
  Object.entries(SPELLINGS).flatMap(([unit, spellings]) =>
    spellings.split(' ').map((spelling) => [spelling, unit] as const),
  ),
);

/** Which unit a word is, by any of its spellings; undefined for other words. */
export function unitOf(word: string): string | undefined {
  return UNIT_OF.get(word);
}

const SIGNS = /^[$€£¥₹₩]$/;

/** Whether a symbol is a currency that stands before its amount. */
export function isCurrencySign(symbol: string): boolean {
  return SIGNS.test(symbol);
}

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const SHORT_MONTHS = new Map([
  ...MONTHS.map((name, at) => [name.slice(0, 3), MONTHS[at] as string] as const),
  ['sept', 'september'] as const,
]);
const DAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const SHORT_DAYS = new Map([
  ...DAYS.map((name) => [name.slice(0, 3), name] as const),
  ['tues', 'tuesday'] as const,
  ['thur', 'thursday'] as const,
  ['thurs', 'thursday'] as const,
]);
/** Short forms that are words themselves. */
const WORDS = new Set(['mar', 'may', 'sun', 'sat', 'wed', 'mon', 'dec', 'jan']);

/** The full name of a month that stands beside a number, where its short form could be nothing else. */
export function monthBesideNumber(word: string): string | undefined {
  return SHORT_MONTHS.get(word);
}

/** The full name of a month or a day of the week; undefined for other words. */
export function calendarName(word: string): string | undefined {
  if (MONTHS.includes(word) || DAYS.includes(word)) {
    return word;
  }
  return WORDS.has(word) ? undefined : (SHORT_MONTHS.get(word) ?? SHORT_DAYS.get(word));
}
