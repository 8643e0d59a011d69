import { guard } from '../../../../lambdas/domain/cache/guard.ts';
import { meaningOf } from '../../../../lambdas/domain/cache/language/meaning.ts';

const kind = (one: string, other: string) => guard(meaningOf(one), meaningOf(other)).kind;

describe('who does it, where anybody may', () => {
  test.each([
    ['When did they build the Colosseum?', 'When was the Colosseum built?'],
    ['How many dialects do people speak in Laos?', 'How many dialects are spoken in Laos?'],
    ['What instruments do people play in Mali?', 'What instruments are played in Mali?'],
    ['Has anybody solved the enigma?', 'Has the enigma been solved?'],
    ["How do you treat a horse's hoof?", "How is a horse's hoof treated?"],
    ['Who paid for the new bridge?', 'Who was the new bridge paid for by?'],
    ['Do bakers use lard in scones?', 'Is lard used in scones by bakers?'],
    ['Which spices do Thai cooks use?', 'Which spices are used by Thai cooks?'],
    ["Who were Charles II's advisers?", 'Who were the advisers of Charles II?'],
    ['How is a tie tied?', 'How do you tie a tie?'],
  ])('%s %s', (one, other) => {
    expect(kind(one, other)).toBe('ok');
  });

  test.each([
    ['Which animals are eaten in France?', 'Which animals eat in France?'],
    ['How many sharks do people kill?', 'How many sharks are killed?'],
    ['Why are banks trusted?', 'Why do banks trust people?'],
    ['I have two cats. When do they use the litter?', 'I have two cats. When do people use the litter?'],
    ['When guests arrive, what do they bring?', 'When guests arrive, what do people bring?'],
    ['Who was the parcel sent to?', 'Who sent the parcel?'],
    ['What was the blast caused by?', 'What was caused by the blast?'],
    ['What can people be fined for?', 'What can be fined?'],
    ['Are tourists charged?', 'Do tourists charge?'],
    ['How many were killed?', 'How many killed?'],
    ['Why did somebody murder Bob?', 'Why did Bob murder somebody?'],
    ['Why is smoked salmon in the fridge?', 'Why is salmon smoked in the fridge?'],
    ['Do people use slide rules?', 'Are slide rules used by engineers?'],
  ])('and where it tells: %s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('ok');
  });
});
