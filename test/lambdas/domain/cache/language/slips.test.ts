import { itemOf } from '../../../../../lambdas/domain/cache/language/item.ts';
import { isSlip, mayBeSlip } from '../../../../../lambdas/domain/cache/language/slips.ts';

const NAMES = new Set<string>();
const slip = (one: string, other: string, names = NAMES) => {
  const [first, second] = [itemOf(one, names), itemOf(other, names)];
  return [isSlip(first, second), isSlip(second, first)];
};

describe('a slip', () => {
  test.each([
    ['two letters changed places', 'receive', 'recieve'],
    ['two letters changed places before the last two', 'kitchen', 'kitcehn'],
    ['a letter doubled', 'tomatto', 'tomato'],
    ['the last letter doubled', 'lesson', 'lessonn'],
    ['a letter doubled before more than an ending', 'shimering', 'shimmering'],
    ['letters that changed places in a form of a word of five', 'planting', 'plnating'],
    ['one of two left out', 'address', 'adress'],
    ['a letter left out', 'environment', 'enviroment'],
    ['the third letter left out', 'calendar', 'caendar'],
    ['a letter left out before the last three', 'notebook', 'noteook'],
    ['a letter doubled that never is', 'skill', 'skiill'],
    ['a consonant doubled before another', 'stops', 'stopps'],
    ['a letter doubled that never is, before an ending', 'baking', 'bakking'],
    ['a vowel that sounds like another, before r', 'doctor', 'docter'],
    ['the same in a plural', 'doctors', 'docters'],
    ['a vowel that sounds like another, before n', 'insurance', 'insurence'],
    ['a vowel that sounds like another, before ble', 'responsible', 'responsable'],
  ])('%s: %s, %s', (_what, one, other) => {
    expect(slip(one, other)).toEqual([true, true]);
  });

  test.each([
    ['the first letter', 'receive', 'erceive'],
    ['another first letter', 'coffee', 'toffee'],
    ['the last letters in another order', 'planet', 'plante'],
    ['a letter doubled at the end', 'princes', 'princess'],
    ['a letter doubled at the end', 'committe', 'committee'],
    ['a letter doubled before an ending', 'hoping', 'hopping'],
    ['a letter doubled before an ending', 'starer', 'starrer'],
    ['a letter left out before an ending', 'planning', 'planting'],
    ['a letter left out at the end', 'notebooks', 'notebook'],
    ['a letter left out at the beginning', 'notebook', 'ntebook'],
    ['a letter left out of a short word', 'planet', 'planq'],
    ['another letter', 'kitchen', 'kitshen'],
    ['two letters', 'environment', 'envirment'],
    ['a letter left out and another changed', 'environment', 'enviroxent'],
    ['letters that changed places beside another change', 'kitchen', 'kicthex'],
    ['a letter doubled beside another change', 'tomatto', 'tomata'],
    ['a letter doubled before an ending', 'straping', 'strapping'],
    ['a letter left out at the end, of a word with others doubled', 'skiing', 'skiin'],
    ['a letter doubled that never is, and another changed', 'skiill', 'skilt'],
    ['two letters, one of them at the place of the other', 'kitchen', 'kicxhen'],
    ['two letters, one of them at the place of the other', 'kitchen', 'kixthen'],
    ['a letter doubled in a short word', 'skis', 'skiis'],
    ['a letter doubled in a short word', 'kiten', 'kitten'],
    ['a short word', 'chair', 'chiar'],
    ['a word with an accent', 'éducator', 'éducater'],
    ['a form of a short word', 'parting', 'patring'],
    ['two words, one slip apart', 'desert', 'dessert'],
    ['two words, one vowel apart', 'altar', 'alter'],
    ['two vowels that sound alike, and another change', 'doctor', 'dokter'],
    ['a word with digits', 'windows11', 'widnows11'],
  ])('is not %s: %s, %s', (_what, one, other) => {
    expect(slip(one, other)).toEqual([false, false]);
  });

  test.each([
    ['a name', 'receive', 'recieve', new Set(['receive'])],
    ['a quotation', '`receive', 'recieve', NAMES],
    ['a sounded-alike name', 'doctor', 'docter', new Set(['docter'])],
  ])('is none in %s', (_what, one, other, names) => {
    expect(slip(one, other, names)).toEqual([false, false]);
  });

  test('is none where nothing differs', () => {
    expect(slip('doctor', 'doctor')).toEqual([false, false]);
  });
});

describe('what a judge may be asked about for a slip', () => {
  test.each([
    ['a letter changed', 'coffee', 'toffee'],
    ['a letter missing', 'coffee', 'cofee'],
    ['the first letter missing', 'coffee', 'offee'],
    ['the last letter missing', 'coffee', 'coffe'],
    ['letters that changed places', 'coffee', 'ocffee'],
    ['the last letters that changed places', 'planet', 'plante'],
    ['a word of four letters', 'bean', 'been'],
  ])('is %s', (_what, one, other) => {
    expect([mayBeSlip(one, other), mayBeSlip(other, one)]).toEqual([true, true]);
  });

  test.each([
    ['two letters changed', 'coffee', 'toffey'],
    ['two letters missing', 'coffee', 'coff'],
    ['a letter missing and one changed', 'coffee', 'cofey'],
    ['letters apart that changed places', 'planet', 'tlanep'],
    ['letters that changed places beside another change', 'planets', 'lpanetz'],
    ['two letters, one of them at the place of the other', 'planet', 'pxlnet'],
    ['two letters more at the end', 'coffee', 'coffeeha'],
    ['one of three letters', 'cat', 'cats'],
    ['a word of three letters', 'car', 'cat'],
  ])('is not %s', (_what, one, other) => {
    expect([mayBeSlip(one, other), mayBeSlip(other, one)]).toEqual([false, false]);
  });
});
