import { check } from '../../../bench/drill/checker/check.ts';
import { digestOf } from '../../../bench/drill/clients/reading.ts';
import type { Entry, Paged } from '../../../bench/drill/history.ts';
import { canonical } from '../../../lambdas/domain/canonical.ts';
import { DUBLIN, idAt, SEOUL } from '../../lambdas/domain/factories.ts';
import { HEADS, LATER, OWN } from './commits.ts';
import { against, page, read, withEntries, world } from './world.ts';

const SOONER = { [SEOUL]: 1, [DUBLIN]: 1 };

describe('stale reads', () => {
  it('finds one from before what it names', () => {
    const digest = digestOf(canonical({ city: 'Seoul', [OWN]: '0:1' }));
    const sooner = { ...read({ after: LATER.event.id, heads: SOONER, digest }), client: 5 };
    expect(against(withEntries(sooner))).toEqual({ stale: 1 });
    expect(against(withEntries(read({ after: idAt(99) })))).toEqual({ stale: 1 });
  });

  it('finds one that shows another profile than its heads come to', () => {
    expect(against(withEntries(read({ digest: 'other' })))).toEqual({ stale: 1 });
  });

  it('finds heads beyond what there is', () => {
    expect(against(withEntries(read({ heads: { ...HEADS, [SEOUL]: 2 } })))).toEqual({ stale: 1 });
  });

  it.each([
    ['heads', { heads: undefined }],
    ['a profile', { digest: undefined }],
  ])('finds one that does not say how far it is: without %s', (what, rest) => {
    const { entries, evidence } = withEntries(read({ after: LATER.event.id, ...rest }));
    const stale = check(entries, evidence).find(({ id }) => id === 'stale');
    expect(stale?.violations).toEqual([expect.stringContaining(`without ${what}`)]);
  });

  it('asks nothing of one that was not served', () => {
    const refused = { ...read({ heads: undefined, digest: undefined }), status: 503 };
    expect(against(withEntries(refused))).toEqual({});
  });
});

describe('gaps', () => {
  /** The usual world, whose subscriber got other pages. */
  function paged(change: (page: Paged, at: number) => Partial<Paged>): Record<string, number> {
    const { entries, evidence } = world();
    let at = 0;
    const changed = entries.map((entry): Entry => {
      const { seen } = entry;
      return seen.op === 'page' ? { ...entry, seen: { ...seen, ...change(seen, at++) } } : entry;
    });
    return against({ entries: changed, evidence });
  }

  it('finds a commit that never came, and one that came again', () => {
    expect(paged(({ commits = [] }, at) => (at === 1 ? { commits: commits.slice(0, 1) } : {}))).toEqual({
      gaps: 1,
    });
    expect(against(withEntries(page(HEADS, []), page({}, [])))).toEqual({});
    expect(paged(({ commits = [] }, at) => (at === 1 ? { commits: [...commits, ...commits] } : {}))).toEqual({
      gaps: 2,
    });
  });

  it('finds a page without commits, and one that does not say where the next begins', () => {
    const empty = page(HEADS, []);
    const without = (rest: Partial<Paged>): Entry => ({
      ...empty,
      seen: { ...(empty.seen as Paged), ...rest },
    });
    expect(against(withEntries(empty))).toEqual({});
    expect(against(withEntries(without({ commits: undefined })))).toEqual({ gaps: 1 });
    expect(against(withEntries(without({ next: undefined })))).toEqual({ gaps: 1 });
  });
});
