import { oracleOf } from '../../../bench/drill/checker/oracle.ts';
import { canonical } from '../../../lambdas/domain/canonical.ts';
import { ANNA, BEN, DUBLIN, patched, SEOUL } from '../../lambdas/domain/factories.ts';
import { commitAt } from './commits.ts';

jest.mock('../../../lambdas/domain/stamp.ts', () => ({ isNewer: () => false, newest: () => undefined }));

const profileOf = (...commits: Parameters<typeof oracleOf>[0]): string => oracleOf(commits).whole();

describe('the order of events, whatever the lambdas hold it to be', () => {
  it('is that of ids', () => {
    const [older, newer] = [patched(1, { city: 'Seoul' }), patched(2, { city: 'Dublin' })];
    expect(profileOf(commitAt(SEOUL, 1, newer), commitAt(DUBLIN, 1, older))).toBe(
      canonical({ city: 'Dublin' }),
    );
  });

  it('is that of authors where two share an id', () => {
    const [low, high] = [patched(1, { city: 'Seoul' }, ANNA), patched(1, { city: 'Dublin' }, BEN)];
    expect(profileOf(commitAt(SEOUL, 1, high), commitAt(DUBLIN, 1, low))).toBe(canonical({ city: 'Dublin' }));
  });

  it('is that of digests where one author forged a tie', () => {
    const tied = ['Seoul', 'Dublin', 'Rome', 'Milan'].map((city) => patched(1, { city }));
    const last = [...tied].sort((a, b) => (a.stamp.digest < b.stamp.digest ? -1 : 1)).at(-1);
    for (const lanes of [tied, [...tied].reverse()]) {
      const commits = lanes.map((event, at) => commitAt(`lane-${at}.1`, 1, event));
      expect(profileOf(...commits)).toBe(canonical(last?.event.data));
    }
  });
});
