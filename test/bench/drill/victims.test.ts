import type { Dice } from '../../../bench/drill/nemesis/dice.ts';
import {
  crashPoint,
  crashPoints,
  deathOf,
  deaths,
  toOne,
  VICTIMS,
  type VictimName,
} from '../../../bench/drill/nemesis/victims.ts';
import { seededRandom } from '../../../local/engines/dynamodb/seeded-random.ts';
import { REGIONS } from './commits.ts';

const DRAWS = 400;

function diceOf(isBrief: boolean): Dice {
  return { random: seededRandom(7, 'victims'), regions: REGIONS, isBrief };
}

describe('who dies', () => {
  it('is apply, and one other around its own calls, accept at SendMessage among them', () => {
    const dice = diceOf(false);
    const points = Array.from({ length: DRAWS }, () => crashPoints(dice));
    const drawn = points.flatMap((byName) => Object.entries(byName));
    expect(points.every((byName) => 'apply' in byName && Object.keys(byName).length === 2)).toBe(true);
    expect(new Set(drawn.map(([name]) => name))).toEqual(
      new Set(Object.keys(VICTIMS).filter((name) => name !== 'bury')),
    );
    expect(drawn).toContainEqual(['accept', { operation: 'SendMessage', probability: expect.any(Number) }]);
    for (const [name, { operation }] of drawn) {
      expect(['*', ...VICTIMS[name as VictimName].operations]).toContain(operation);
    }
  });

  it('is apply, and often one other, of an event', () => {
    const drawn = Array.from({ length: DRAWS }, () => deaths(diceOf(false)));
    expect(drawn.every((byName) => (byName.apply ?? 0) > 0)).toBe(true);
    const dice = diceOf(false);
    const names = Array.from({ length: DRAWS }, () => Object.keys(deaths(dice))).flat();
    expect(new Set(names)).toEqual(new Set(['accept', 'apply', 'read', 'relay', 'ask', 'answer']));
  });

  it('is nobody who is given no events: not bury without letters, and in seconds none whom nobody asks', () => {
    const namesIn = (dice: Dice) =>
      new Set(Array.from({ length: DRAWS }, () => Object.keys(toOne(dice, () => 1))).flat());
    expect(namesIn(diceOf(false))).toEqual(new Set(['accept', 'apply', 'read', 'relay', 'ask', 'answer']));
    expect(namesIn(diceOf(true))).toEqual(new Set(['accept', 'apply', 'read', 'relay']));
  });

  it('dies seldom at a call where batches of minutes make hundreds, and often where they are small', () => {
    const likeliest = (isBrief: boolean) => {
      const dice = diceOf(isBrief);
      return Math.max(...Array.from({ length: DRAWS }, () => crashPoint(dice, 'apply').probability));
    };
    expect(likeliest(false)).toBeLessThanOrEqual(0.012);
    expect(likeliest(true)).toBeGreaterThan(0.3);
  });

  it('dies seldom where each request is one event, and more often where there are only seconds', () => {
    expect(deathOf(diceOf(false), 'accept')).toBeLessThan(deathOf(diceOf(false), 'apply'));
    expect(deathOf(diceOf(true), 'accept')).toBeGreaterThan(deathOf(diceOf(false), 'accept'));
  });
});
