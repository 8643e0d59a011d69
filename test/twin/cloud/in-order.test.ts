import type { MeridianEvent } from '../../../lambdas/contract/events.ts';
import { inOrder } from './in-order.ts';
import { ADA, BEN, SESSIONS } from './world.ts';

// Were the order asked of the lambdas, a wrong one would be right here.
jest.mock('../../../lambdas/domain/stamp.ts', () => ({ isNewer: () => false, newest: () => undefined }));

const [LOW, HIGH] = [ADA.key, BEN.key].sort() as [string, string];

const patched = (id: string, source: string, a: number): MeridianEvent => ({
  specversion: '1.0',
  id,
  source,
  type: 'profile.patched',
  subject: SESSIONS[0],
  time: '2026-11-20T18:00:00.000Z',
  data: { a },
});

describe('events are in order', () => {
  it('by id, then by author', () => {
    const all = [patched('1', LOW, 1), patched('1', HIGH, 2), patched('2', LOW, 3)];
    expect(inOrder(all.toReversed())).toEqual(all);
  });

  it('by what they say where both are the same, whoever comes first', () => {
    const [a, b] = [patched('1', LOW, 1), patched('1', LOW, 2)];
    expect(inOrder([a, b])).toEqual(inOrder([b, a]));
  });
});
