import { digestOf } from '../../../bench/drill/clients/reading.ts';
import type { StoredCommit } from '../../../bench/drill/evidence.ts';
import { type Entry, writesIn } from '../../../bench/drill/history.ts';
import { canonical } from '../../../lambdas/domain/canonical.ts';
import { DUBLIN, idAt, patched, SEOUL, SESSION } from '../../lambdas/domain/factories.ts';
import { CITY, COMMITS, commitAt, GUEST, HEADS, HELLO, INVITED, LATER, OWN } from './commits.ts';
import {
  against,
  foreign,
  page,
  read,
  told,
  visited,
  type World,
  withCommits,
  withEntries,
  withReplicas,
  world,
  written,
} from './world.ts';

const MALLORY = 'e'.repeat(32);
const [first, second, third] = COMMITS as [(typeof COMMITS)[0], (typeof COMMITS)[0], (typeof COMMITS)[0]];

describe('stale reads', () => {
  const before = { [SEOUL]: 1 };
  const digest = digestOf(canonical(CITY.event.data));

  it('finds an answer from before the event that was named', () => {
    expect(against(withEntries(read({ after: LATER.event.id, heads: before, digest })))).toMatchObject({
      stale: 2,
    });
  });

  it('finds an answer from before the heads that were named', () => {
    const { entries, evidence } = world();
    const stale = { ...read({ after: HEADS, heads: before, digest }), client: 5 };
    expect(against({ entries: [...entries, stale], evidence })).toEqual({ stale: 1 });
  });

  it('allows a client to see less in another region than it has seen, unless it says so', () => {
    const elsewhere = { ...read({ heads: before, digest }), region: 'us-east-1' };
    expect(against(withEntries(elsewhere))).toEqual({});
  });

  it('finds a region that goes back', () => {
    expect(against(withEntries(read({ heads: before, digest })))).toEqual({ stale: 1 });
  });

  it('finds heads that are beyond what any region has', () => {
    expect(against(withEntries(read({ heads: { ...HEADS, [DUBLIN]: 7 } })))).toEqual({ stale: 1 });
    expect(against(withEntries(read({ heads: { ...HEADS, 'us-east-1.1': 1 } })))).toEqual({ stale: 1 });
  });

  it('finds a profile that is not what its heads come to', () => {
    expect(against(withEntries(read({ digest })))).toEqual({ stale: 1 });
  });
});

describe('cursors', () => {
  const pages = (...more: readonly Entry[]) => {
    const { entries, evidence } = world();
    return { entries: [...entries.filter(({ seen }) => seen.op !== 'page'), ...more], evidence };
  };

  it('finds a commit that never came', () => {
    expect(against(pages(page({}, [first, second])))).toEqual({ gaps: 1 });
  });

  it('finds one that was passed over and came later', () => {
    expect(against(pages(page({}, [first, third]), page({ [SEOUL]: 1 }, [second])))).toEqual({ gaps: 1 });
  });

  it('finds one that came again', () => {
    expect(against(pages(page({}, COMMITS), page(HEADS, [third])))).toEqual({ gaps: 1 });
  });

  it('finds one that is stored nowhere', () => {
    const beyond = commitAt(SEOUL, 2, HELLO);
    expect(against(pages(page({}, [...COMMITS, beyond])))).toEqual({ gaps: 1 });
  });

  it('finds one that came with other events than are stored', () => {
    const other = commitAt(DUBLIN, 2, HELLO);
    expect(against(pages(page({}, [first, second, other])))).toEqual({ gaps: 1 });
  });
});

describe('order', () => {
  it('finds an id that is not above what its author knew', () => {
    expect(against(withEntries(written(LATER, { mintedAbove: idAt(4) })))).toEqual({ order: 1 });
  });

  it('finds an own field whose newest write does not stand', () => {
    const older = `{"profile":${canonical({ city: 'Dublin', [OWN]: '0:1' })}}`;
    const overtaken = withReplicas(() => ({ profiles: new Map([[SESSION, older]]) }));
    expect(against(overtaken)).toEqual({ lost: 1, order: 3 });
  });
});

it('finds a later write of its author under an older id', () => {
  const overtaken = withCommits([...COMMITS, commitAt(SEOUL, 2, patched(0, { [OWN]: '0:3' }))]);
  expect(against(overtaken).order).toBe(3);
});

describe('foreign reads', () => {
  it('finds a stranger who is answered', () => {
    expect(against(withEntries(foreign(200)))).toEqual({ foreign: 1 });
    expect(against(withEntries(foreign(404), foreign(503), foreign(0)))).toEqual({});
    expect(against(withEntries(foreign(429))).foreign).toBeUndefined();
  });

  it('finds an attempt that was refused for another reason, and so tried nothing', () => {
    expect(against(withEntries(foreign(400)))).toEqual({ foreign: 1 });
  });

  it('finds an event of somebody who never belonged', () => {
    const strange = patched(5, { city: 'Paris' }, MALLORY);
    expect(against(withCommits([...COMMITS, commitAt(SEOUL, 2, strange)])).foreign).toBe(1);
  });

  it('finds what a guest wrote who was removed', () => {
    const { entries } = world();
    const wrote = patched(5, { mood: 'fine' }, GUEST);
    const visit = (status: number, commits = COMMITS): World => {
      const [write] = writesIn(written(wrote, { status }));
      return {
        entries: [...entries, visited(status, write)],
        evidence: { ...withCommits(commits).evidence, subscribers: [] },
      };
    };
    const removed = { ...INVITED, event: { ...INVITED.event, type: 'member.removed' as const } };
    const without = [first, second, commitAt(DUBLIN, 2, LATER, removed)];
    const withIt = (commits: readonly StoredCommit[]) => [...commits, commitAt(SEOUL, 2, wrote)];
    expect(against(visit(202, withIt(COMMITS))).foreign).toBeUndefined();
    expect(against(visit(202, COMMITS)).lost).toBe(1);
    expect(against(visit(404, COMMITS)).foreign).toBe(1);
    expect(against(visit(202, withIt(without))).foreign).toBe(2);
    expect(against(visit(404, withIt(without))).double).toBe(2);
  });

  it('finds a guest who is let in after being removed, and one who is not let in', () => {
    expect(against(withEntries(visited(404)))).toEqual({ foreign: 1 });
    const removed = { ...INVITED, event: { ...INVITED.event, type: 'member.removed' as const } };
    expect(against(withCommits([first, second, commitAt(DUBLIN, 2, LATER, removed)])).foreign).toBe(1);
  });
});

describe('statuses that lie', () => {
  it.each([
    ['applied, where it is not', told({ version: 1 })],
    ['failed, which is applied', told({ end: 'failed' })],
    ['failed, which is nowhere recorded', told({ end: 'failed', eventId: idAt(99) })],
    ['unknown, though it was accepted', told({ eventId: idAt(99), end: undefined }, 404)],
    ['pending, after it was applied', told({ end: 'pending' })],
  ])('finds %s', (_, lie) => {
    expect(against(withEntries(lie))).toMatchObject({ lies: expect.any(Number) });
  });

  it('allows pending where it has not arrived yet', () => {
    const elsewhere = { ...told({ end: 'pending' }), region: 'us-east-1' };
    expect(against(withEntries(elsewhere))).toEqual({});
  });
});
