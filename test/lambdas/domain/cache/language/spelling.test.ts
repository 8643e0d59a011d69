import { americanSpelling } from '../../../../../lambdas/domain/cache/language/spelling.ts';

describe('American spelling', () => {
  test.each([
    ['grey', 'gray'],
    ['centre', 'center'],
    ['colour', 'color'],
    ['favourite', 'favorite'],
    ['honourable', 'honorable'],
    ['colourful', 'colorful'],
    ['colourless', 'colorless'],
    ['organise', 'organize'],
    ['analyse', 'analyze'],
    ['organisation', 'organization'],
    ['organiser', 'organizer'],
    ['leukaemic', 'leukemic'],
    ['anaemias', 'anemias'],
    ['anaesthesia', 'anesthesia'],
    ['gynaecology', 'gynecology'],
    ['orthopaedics', 'orthopedics'],
    ['paediatrician', 'pediatrician'],
    ['haemoglobin', 'hemoglobin'],
    ['haematology', 'hematology'],
    ['oestrous', 'estrous'],
    ['foetal', 'fetal'],
    ['catalogue', 'catalog'],
    ['demagogue', 'demagog'],
    ['travelling', 'traveling'],
    ['cancelled', 'canceled'],
    ['refuelling', 'refueling'],
    ['dialler', 'dialer'],
    ['counsellor', 'counselor'],
  ])('of %s is %s', (british, american) => {
    expect(americanSpelling(british)).toBe(american);
  });

  test.each([
    'hour',
    'hours',
    'our',
    'four',
    'tour',
    'contour',
    'courage',
    'journal',
    'rise',
    'exercise',
    'wise',
    'else',
    'praise',
    'phrase',
    'isetta',
    'disease',
    'filling',
    'refilling',
    'overselling',
    'tallest',
    'aerosol',
    'michael',
    'rogue',
    'vogue',
    'poet',
    'constructor',
    'wizard',
    'misery',
  ])('of %s is itself', (word) => {
    expect(americanSpelling(word)).toBe(word);
  });
});
