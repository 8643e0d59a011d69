import { isClean } from '../../../bench/drill/seeds.ts';

const SETTINGS = { seed: 1, minutes: 1, clients: 4, hiddenSeconds: 5, folder: '', print: () => {} };
const HOLDS = { id: 'lost', claim: '', among: '', tried: 3, violations: [] } as const;
const drilled = { settings: { ...SETTINGS, faults: ['lag', 'crash'] }, verdicts: [HOLDS] };

it('is clean where every claim held and every fault struck', () => {
  expect(isClean({ ...drilled, struck: { lagged: 4, crashed: 1 } })).toBe(true);
});

it('is not where a claim failed or was not tried', () => {
  const struck = { lagged: 4, crashed: 1 };
  expect(isClean({ ...drilled, struck, verdicts: [HOLDS, { ...HOLDS, violations: ['gone'] }] })).toBe(false);
  expect(isClean({ ...drilled, struck, verdicts: [HOLDS, { ...HOLDS, tried: 0 }] })).toBe(false);
});

it('is not where a fault never struck, unless there were only seconds for it', () => {
  const idle = { ...drilled, struck: { lagged: 4 } };
  expect(isClean(idle)).toBe(false);
  expect(isClean({ ...idle, settings: { ...idle.settings, minutes: 0.9 } })).toBe(true);
});
