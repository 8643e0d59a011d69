import type { Entry } from '../../../bench/drill/history.ts';
import { Limits } from '../../../lambdas/contract/limits.ts';
import { BEN, DUBLIN, idAt, SEOUL, sent } from '../../lambdas/domain/factories.ts';
import { type CITY, COMMITS, commitAt, HEADS, HELLO, LATER } from './commits.ts';
import { against, page, read, told, type World, withCommits, world } from './world.ts';

const [DUBLINS, SEOULS] = ['eu-west-1', 'ap-northeast-1'];
const at = (atMs: number, region: string | undefined, one: Entry): Entry => ({
  ...one,
  atMs,
  region: region as string,
  client: 3,
});
const unread = { heads: undefined, digest: undefined };
/** Waited as long as it was to. */
const inVain = (after: NonNullable<Parameters<typeof read>[0]['after']>): Entry => ({
  ...read({ ...unread, after }),
  status: 504,
  tookMs: 1_000,
  problem: 'not-yet-visible',
});
const of = ({ event }: typeof CITY) => ({ eventId: event.id, author: event.source });
const pending = (event: typeof CITY): Entry => told({ ...of(event), end: 'pending', lane: undefined });
const unknown = (event: typeof CITY): Entry =>
  told({ ...of(event), end: undefined, lane: undefined, withAccepted: false }, 404);
/** The usual history, but what is shown of reads and statuses, comes after all this. */
function lies(more: readonly Entry[], { entries, evidence }: World = world()): Record<string, number> {
  const others = entries.filter(({ seen: { op } }) => op !== 'read' && op !== 'status');
  return against({ entries: [...others.map((one) => ({ ...one, atMs: 500 })), ...more], evidence });
}

describe('what a region has shown', () => {
  it.each([
    ['pending', pending, { lies: 1 }],
    ['unknown', unknown, { lies: 1 }],
    ['not visible yet', ({ event }: typeof CITY) => inVain(event.id), { stale: 1 }],
  ])('is not %s there afterwards, whoever asks', (_, said, violated) => {
    expect(lies([at(10, DUBLINS, read({})), { ...at(20, DUBLINS, said(LATER)), client: 4 }])).toEqual(
      violated,
    );
    expect(lies([at(10, DUBLINS, page({}, COMMITS)), at(20, DUBLINS, said(LATER))]).gaps).toBeUndefined();
  });

  it('may be so before, while the one is asked as the other is answered, and elsewhere', () => {
    for (const said of [pending(LATER), unknown(LATER), inVain(LATER.event.id)]) {
      expect(lies([at(10, DUBLINS, said), at(20, DUBLINS, read({}))])).toEqual({});
      expect(lies([at(10, DUBLINS, { ...read({}), tookMs: 10 }), at(20, DUBLINS, said)])).toEqual({});
      expect(lies([at(10, SEOULS, read({})), at(20, DUBLINS, said)])).toEqual({});
    }
  });

  it('stays so, whatever is shown from a lane of its own', () => {
    const shown = [page({}, COMMITS.slice(1)), told({})];
    for (const one of shown) {
      expect(lies([at(10, DUBLINS, one), at(20, DUBLINS, pending(LATER))]).lies).toBe(1);
    }
  });

  it('is told by heads alone of a lane of another region: a page begins behind holes', () => {
    const elsewhere = { ...at(20, SEOULS, pending(LATER)), client: 4 };
    expect(lies([at(10, SEOULS, read({})), elsewhere])).toEqual({ lies: 1 });
    expect(lies([at(10, SEOULS, told({})), elsewhere])).toEqual({});
    expect(lies([at(10, SEOULS, page({ [DUBLIN]: 1 }, COMMITS.slice(2))), elsewhere]).lies).toBeUndefined();
  });

  it('is not told where a snapshot may have let it go before its identity came', () => {
    const many = Array.from({ length: Limits.ringIdentities }, (_, nth) => sent(10 + nth, 'more', BEN));
    const { evidence } = withCommits([...COMMITS, commitAt(DUBLIN, 3, ...many)]);
    const { entries } = world();
    const said = (region: string | undefined) =>
      lies([at(10, region, read({})), at(20, region, pending(HELLO))], { entries, evidence }).lies;
    expect(said(SEOULS)).toBeUndefined();
    expect(said(DUBLINS)).toBe(1);
  });
});

describe('a read that waits', () => {
  it('is not put off for heads that its region had come to', () => {
    expect(lies([at(10, DUBLINS, read({})), at(20, DUBLINS, inVain(HEADS))])).toEqual({ stale: 1 });
    expect(lies([at(10, DUBLINS, read({})), at(20, DUBLINS, inVain({ ...HEADS, [SEOUL]: 2 }))])).toEqual({});
  });

  it('is not put off before it has waited, whatever the problem', () => {
    const soon = { ...inVain(idAt(99)), tookMs: 400 };
    expect(lies([soon])).toEqual({ stale: 1 });
    expect(lies([{ ...soon, problem: undefined }])).toEqual({ stale: 1 });
    expect(lies([{ ...soon, tookMs: 960 }])).toEqual({});
    expect(lies([{ ...soon, status: 503 }])).toEqual({});
  });
});
