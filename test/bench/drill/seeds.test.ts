import type { Verdict } from '../../../bench/drill/checker/verdict.ts';
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

it('is not where claims were tried after the faults alone, unless there were only seconds for it', () => {
  const struck = { lagged: 4, crashed: 1 };
  const of = (verdict: Partial<Verdict>) => ({ ...drilled, struck, verdicts: [{ ...HOLDS, ...verdict }] });
  expect(isClean(of({ id: 'lies', amid: 1 }))).toBe(true);
  expect(isClean(of({ id: 'lies', amid: 0 }))).toBe(false);
  expect(isClean(of({ id: 'lost', tried: 100, amid: 25 }))).toBe(true);
  expect(isClean(of({ id: 'lost', tried: 100, amid: 24 }))).toBe(false);
  const brief = { ...of({ amid: 0 }), settings: { ...drilled.settings, minutes: 0.9 } };
  expect(isClean(brief)).toBe(true);
  const unmet = { ...of({ id: 'refused', amid: 0 }), settings: brief.settings };
  expect(isClean(unmet)).toBe(false);
});

it('is not where a fault never struck, unless there were only seconds for it', () => {
  const idle = { ...drilled, struck: { lagged: 4 } };
  expect(isClean(idle)).toBe(false);
  expect(isClean({ ...idle, settings: { ...idle.settings, minutes: 0.9 } })).toBe(true);
});
