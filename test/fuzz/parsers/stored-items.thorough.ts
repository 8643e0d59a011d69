import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { decodeRegisters, encodeRegisters } from '../../../lambdas/domain/encoding.ts';
import { type Commit, emptyLane, evolve } from '../../../lambdas/domain/lane.ts';
import { isMeridianError } from '../../../lambdas/platform/errors.ts';
import type { Item } from '../../../lambdas/store/dynamo-db.ts';
import { commitItem, commitOf, laneItem, laneOf } from '../../../lambdas/store/items.ts';
import { events, registers } from '../../lambdas/domain/arbitraries.ts';
import { commit, DUBLIN, SESSION } from '../../lambdas/domain/factories.ts';

const RUNS = { numRuns: 1_000 };

const commits = fc
  .tuple(fc.integer({ min: 1, max: 999_999_999_999 }), events)
  .map(([version, all]) => commit(DUBLIN, version, all));
const lanes = commits.map((one: Commit) => evolve(emptyLane(DUBLIN), one));

const attribute: fc.Arbitrary<AttributeValue | undefined> = fc.oneof(
  fc.constantFrom<AttributeValue | undefined>(
    undefined,
    { NULL: true },
    { N: '-1' },
    { N: '1.5' },
    { N: 'NaN' },
    { N: '1e300' },
    { S: '' },
    { S: 'null' },
    { S: '{"root":{"s":7},"sources":[],"stamps":[]}' },
    { S: `{"sources":[],"stamps":[],"root":${'{"c":{"a":'.repeat(20_000)}{}${'}}'.repeat(20_000)}}` },
    { L: [] },
    { L: [{ N: '1' }, { S: '{}' }] },
    { L: [{ S: 'null' }] },
    { B: new Uint8Array(36) },
  ),
  fc.string({ unit: 'binary' }).map((S) => ({ S })),
  fc.json().map((S) => ({ S })),
  fc.json().map((S) => ({ L: [{ S }] })),
  fc.uint8Array({ maxLength: 90 }).map((B) => ({ B })),
);

/** An item with one of its attributes changed or taken away. */
function spoilt(item: fc.Arbitrary<Item>): fc.Arbitrary<Item> {
  return fc.tuple(item, fc.nat(), attribute).map(([good, at, wrong]) => {
    const names = Object.keys(good);
    return { ...good, [names[at % names.length] as string]: wrong } as Item;
  });
}

function isUnreadable(error: unknown): boolean {
  return isMeridianError(error) && error.code === 'unreadable-item' && error.cause === undefined;
}

test('a commit comes back from its item as it went', () => {
  fc.assert(
    fc.property(commits, (one) => {
      // By its item: JSON has no -0, which the stored text settles.
      const item = commitItem(SESSION, one);
      expect(commitItem(SESSION, commitOf(item))).toEqual(item);
    }),
    RUNS,
  );
});

test('a lane comes back from its item as it went', () => {
  fc.assert(
    fc.property(lanes, (lane) => {
      expect(laneOf(laneItem(SESSION, lane))).toEqual(lane);
    }),
    RUNS,
  );
});

test.each([
  ['commit', commits.map((one) => commitItem(SESSION, one)), commitOf],
  ['snapshot', lanes.map((lane) => laneItem(SESSION, lane)), laneOf],
] as const)(
  'a spoilt %s is read, or refused with an error of ours that quotes nothing',
  (_what, good, read) => {
    fc.assert(
      fc.property(spoilt(good), (item) => {
        let refusal: unknown;
        try {
          read(item);
        } catch (error) {
          refusal = error;
        }
        expect(refusal === undefined || isUnreadable(refusal)).toBe(true);
      }),
      RUNS,
    );
  },
);

test.each([
  ['without a stamp that it names', { registers: { S: '{"root":{"s":7},"sources":[],"stamps":[]}' } }],
  ['whose stamp has no author', { registers: { S: '{"root":{"s":0},"sources":[],"stamps":[["a",3,"b"]]}' } }],
  ['with a version that is no number', { version: { N: 'NaN' } }],
  ['with half an identity', { recent: { B: new Uint8Array(36) } }],
  ['of another key', { sk: { S: 'LANE' } }],
])('a snapshot %s is refused', (_what, change: Partial<Item>) => {
  const item = { ...laneItem(SESSION, emptyLane(DUBLIN)), ...change } as Item;
  expect(() => laneOf(item)).toThrow(expect.objectContaining({ code: 'unreadable-item', fate: 'broken' }));
});

test('registers that are read from a spoilt text are written as registers', () => {
  const cut = fc
    .tuple(registers.map(encodeRegisters), fc.nat(), fc.string({ maxLength: 3 }))
    .map(
      ([text, at, put]) =>
        text.slice(0, at % text.length) + put + text.slice((at % text.length) + put.length),
    );
  fc.assert(
    fc.property(cut, (text) => {
      let read: ReturnType<typeof decodeRegisters> | undefined;
      try {
        read = decodeRegisters(text);
      } catch {
        return;
      }
      const written = encodeRegisters(read);
      expect(encodeRegisters(decodeRegisters(written))).toBe(written);
    }),
    RUNS,
  );
});
