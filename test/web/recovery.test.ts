import { namesOf, URGENCIES } from '../../lambdas/contract/names.ts';
import { NO_FAULTS } from '../../local/faults/faults.ts';
import type { Faults, RegionSample, Sample } from '../../web/console/cloud-types.ts';
import { afterLook, lackOf, troublesOf } from '../../web/console/recovery/recovery.ts';
import { faultsOf, faultsWithout } from '../../web/console/world/trouble.ts';

const [IOWA, DUBLIN, TOKYO] = ['us-east-1', 'eu-west-1', 'ap-northeast-1'] as const;
const REGIONS = [IOWA, DUBLIN, TOKYO];
const WELL = NO_FAULTS as unknown as Faults;

function sample(atMs: number, about: Partial<Sample> = {}, tokyo: Partial<RegionSample> = {}): Sample {
  const one = { up: true, queues: {}, ...tokyo } as RegionSample;
  return { atMs, faults: WELL, links: [], regions: { [TOKYO]: one }, ...about };
}

const down = { faults: { ...WELL, regions: { [TOKYO]: 'down' as const } } };

describe('a recovery clock', () => {
  test('starts with trouble, and goes on until nothing from before the restore is on its way', () => {
    const began = afterLook(undefined, TOKYO, sample(1_000, down, { up: false }));
    expect(began).toEqual({ region: TOKYO, troubles: ['killed'], beganAtMs: 1_000 });
    expect(afterLook(began, TOKYO, sample(2_000, down))).toEqual(began);
    const links = [{ from: TOKYO, to: DUBLIN, pending: 2, oldestAtMs: 1_500 }];
    const restored = afterLook(began, TOKYO, sample(5_000, { links }));
    expect(restored).toEqual({ ...began, troubles: [], restoredAtMs: 5_000, lack: '2 items replicating' });
    const younger = [{ from: TOKYO, to: DUBLIN, pending: 9, oldestAtMs: 5_500 }];
    const level = afterLook(restored, TOKYO, sample(6_000, { links: younger }));
    expect(level).toEqual({ ...began, troubles: [], restoredAtMs: 5_000, convergedAtMs: 6_000 });
    expect(afterLook(level, TOKYO, sample(9_000, { links }))).toEqual(level);
  });

  test('runs from the first of several troubles, and anew after the end', () => {
    const began = afterLook(undefined, TOKYO, sample(1_000, down));
    const both = {
      faults: { ...down.faults, replication: { ...WELL.replication, partitions: [[TOKYO, IOWA] as const] } },
    };
    expect(afterLook(began, TOKYO, sample(2_000, both))).toMatchObject({
      beganAtMs: 1_000,
      troubles: ['killed', 'partitioned'],
    });
    const over = afterLook(began, TOKYO, sample(3_000));
    expect(afterLook(over, TOKYO, sample(4_000, down))).toEqual({
      region: TOKYO,
      troubles: ['killed'],
      beganAtMs: 4_000,
    });
  });

  test('never starts where nothing is wrong', () => {
    expect(afterLook(undefined, TOKYO, sample(1_000))).toBeUndefined();
  });

  const depth = { visible: 1, inFlight: 0, delayed: 0, oldestAgeSeconds: 5 };
  test.each([
    ['it is down', sample(10_000, {}, { up: false })],
    [
      '3 items replicating',
      sample(10_000, { links: [{ from: DUBLIN, to: TOKYO, pending: 3, oldestAtMs: 1 }] }),
    ],
    ['1 message', sample(10_000, {}, { queues: { 'app-bulk': depth } })],
    ['the edge goes around it', sample(10_000, {}, { mark: 'down' })],
    [undefined, sample(10_000, { links: [{ from: DUBLIN, to: IOWA, pending: 3, oldestAtMs: 1 }] })],
    [
      undefined,
      sample(10_000, {}, { queues: { 'app-bulk-dead-letters': depth, 'app-relay-failures': depth } }),
    ],
    [undefined, sample(10_000, {}, { queues: { 'app-looks': depth, 'app-summaries': depth } })],
    [undefined, sample(10_000, {}, { queues: { 'app-bulk': { ...depth, oldestAgeSeconds: 0.5 } } })],
  ])('says that a region lacks "%s"', (lack, now) => {
    const told = lackOf(TOKYO, 9_000, now);
    if (lack === undefined) expect(told).toBeUndefined();
    else expect(told).toContain(lack);
  });
});

test('every queue that holds data of sessions counts for a recovery, whatever the app is called', () => {
  const names = namesOf('my-summaries');
  const counts = (queue: string) => {
    const depth = { visible: 1, inFlight: 0, delayed: 0, oldestAgeSeconds: 5 };
    return lackOf(TOKYO, 9_000, sample(10_000, {}, { queues: { [queue]: depth } })) !== undefined;
  };
  const working = [...URGENCIES.map(names.queue), names.asks, names.modelQueue('nova', 'interactive')];
  expect(working.filter((queue) => !counts(queue))).toEqual([]);
  const given = [...URGENCIES.map(names.deadLetters), names.answersDeadLetters, names.presence.deadLetters];
  const beside = [...given, names.relayFailures, names.looks, names.summaries];
  expect(beside.filter(counts)).toEqual([]);
});

describe('trouble', () => {
  const merged = (faults: Faults, change: object): Faults => {
    const { regions = faults.regions, replication = {} } = change as Partial<Faults>;
    return { ...faults, regions, replication: { ...faults.replication, ...replication } };
  };

  test.each(['killed', 'partitioned', 'slowed'] as const)(
    'of one region is told, and lifted without another’s: %s',
    (kind) => {
      const other = merged(WELL, faultsOf(kind, DUBLIN, REGIONS, WELL));
      const both = merged(other, faultsOf(kind, TOKYO, REGIONS, other));
      expect(troublesOf(TOKYO, both, undefined)).toEqual([kind]);
      const lifted = merged(both, faultsWithout(TOKYO, both));
      expect(troublesOf(TOKYO, lifted, undefined)).toEqual([]);
      expect(troublesOf(DUBLIN, lifted, undefined)).toEqual([kind]);
    },
  );

  test('of the mark is draining alone: down is what watch says of a dead region', () => {
    expect(troublesOf(TOKYO, WELL, 'draining')).toEqual(['drained']);
    expect(troublesOf(TOKYO, WELL, 'down')).toEqual([]);
  });
});
