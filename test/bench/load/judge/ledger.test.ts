import { ledgerOf, type StoredCommit } from '../../../../bench/load/judge/ledger.ts';

const accepted = (...ids: string[]) =>
  ids.map((eventId) => ({ eventId, sessionId: 's', region: 'us', atEpochMs: 0 }));
const commit = (version: number, ...eventIds: string[]): StoredCommit => ({
  sessionId: 's',
  lane: 'us.1',
  version,
  eventIds,
});
const inTwo = (us: readonly StoredCommit[], eu = us) =>
  new Map([
    ['us', us],
    ['eu', eu],
  ]);

describe('the ledger', () => {
  it('is clean where every region has every accepted write once', () => {
    const ledger = ledgerOf(accepted('a', 'b'), inTwo([commit(1, 'created', 'a'), commit(2, 'b')]));
    expect(ledger).toEqual({ accepted: 2, lost: 0, duplicates: 0, gaps: 0, examples: [] });
  });

  it('counts what one region lacks', () => {
    const both = [commit(1, 'a'), commit(2, 'b')];
    const ledger = ledgerOf(accepted('a', 'b'), inTwo(both, [commit(1, 'a')]));
    expect(ledger).toMatchObject({ lost: 1, duplicates: 0, gaps: 0, examples: ['lost: b in eu'] });
  });

  it('counts a write that two lanes hold', () => {
    const ledger = ledgerOf(accepted('a'), inTwo([commit(1, 'a'), { ...commit(1, 'a'), lane: 'eu.1' }]));
    expect(ledger).toMatchObject({ lost: 0, duplicates: 2 });
  });

  it('counts every version that a lane lacks below its last', () => {
    const ledger = ledgerOf(accepted('a'), inTwo([commit(1, 'a'), commit(4, 'x')], [commit(1, 'a')]));
    expect(ledger).toMatchObject({ lost: 0, gaps: 2 });
    expect(ledger.examples).toContain('gap: version 2 of s us.1 in us');
  });

  it('does not take the same id in another session for the accepted one', () => {
    const foreign = { ...commit(1, 'a'), sessionId: 'other' };
    expect(ledgerOf(accepted('a'), inTwo([foreign]))).toMatchObject({ lost: 2 });
  });
});
