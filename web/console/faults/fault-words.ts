import { duration } from '../../parts/format.ts';
import { cityOf } from '../../regions.ts';
import type { Faults } from '../cloud-types.ts';

/** One fault in force: what it does, and as which kinds the local cloud counts its strikes. */
export interface FaultWords {
  readonly does: string;
  readonly countedAs: readonly string[];
}

const LAMBDA: Readonly<Record<string, readonly [does: string, countedAs: string]>> = {
  crash: ['dies while it works on an event', 'crashed'],
  crashBefore: ['dies before a call', 'crashedBefore'],
  crashDuring: ['dies during a call', 'crashedDuring'],
  crashAfter: ['dies after a call', 'crashedAfter'],
  coldStart: ['starts anew instead of going on', 'coldStart'],
  slowMs: ['gets each event later', 'slowed'],
};

/** What is broken on purpose, in words. */
export function faultWords(faults: Faults): FaultWords[] {
  return [
    ...regionWords(faults),
    ...replicationWords(faults),
    ...queueWords(faults),
    ...functionWords(faults),
    ...serviceWords(faults),
  ];
}

function regionWords({ regions, clock }: Faults): FaultWords[] {
  const down = Object.keys(regions).map((region) => ({
    does: `${cityOf(region)} is down`,
    countedAs: ['refused'],
  }));
  const clocks = Object.entries(clock).map(([region, ms]) => ({
    does: `The clock of ${cityOf(region)} is ${duration(Math.abs(ms))} ${ms < 0 ? 'behind' : 'ahead'}`,
    countedAs: [],
  }));
  return [...down, ...clocks];
}

function replicationWords({ replication: { links, partitions, reorder } }: Faults): FaultWords[] {
  const slow = Object.entries(links).map(([link, [least, most]]) => ({
    does: `Replication ${link.split('>').map(cityOf).join(' → ')} takes ${duration(least)} to ${duration(most)}`,
    countedAs: [],
  }));
  const cut = partitions.map((pair) => ({
    does: `Nothing is replicated between ${pair.map(cityOf).join(' and ')}`,
    countedAs: ['held'],
  }));
  return [
    ...cut,
    ...slow,
    ...(reorder ? [{ does: 'Items arrive in any order', countedAs: ['reordered'] }] : []),
  ];
}

function queueWords({ sqs }: Faults): FaultWords[] {
  const { duplicate = 0, lost = 0, delayMs = 0, reorder = false } = sqs;
  return [
    ...when(duplicate, `${percent(duplicate)} of messages come twice`, 'duplicated'),
    ...when(lost, `${percent(lost)} of received messages never reach their receiver`, 'lost'),
    ...when(delayMs, `Each message is withheld for ${duration(Number(delayMs))}`, 'delayed'),
    ...when(reorder, 'Messages come in any order', 'reordered'),
  ];
}

function functionWords({ lambda }: Faults): FaultWords[] {
  return Object.entries(lambda).flatMap(([fault, byFunction]) => {
    const [does, countedAs] = LAMBDA[fault] ?? [fault, fault];
    return Object.entries(byFunction).map(([name, value]) => ({
      does: `${name === '*' ? 'Every function' : name} ${does}: ${valueWords(value)}`,
      countedAs: [countedAs],
    }));
  });
}

function serviceWords({ throttle, partial, keyValueStore }: Faults): FaultWords[] {
  const throttled = Object.entries(throttle).flatMap(([service, probability]) =>
    when(probability, `${service} throttles ${percent(probability)} of calls`, 'throttled'),
  );
  const halves = Object.entries(partial).flatMap(([batch, probability]) =>
    when(probability, `${percent(probability)} of entries of ${batch} batches are not done`, 'partial'),
  );
  const isStoreWell = keyValueStore === 'ok';
  const store = isStoreWell
    ? []
    : [{ does: `The edge’s store: ${valueWords(keyValueStore)}`, countedAs: ['keyValueStore'] }];
  return [...throttled, ...halves, ...store];
}

function when(value: number | boolean, does: string, kind: string): FaultWords[] {
  return value === 0 || value === false ? [] : [{ does, countedAs: [kind] }];
}

function percent(probability: number | boolean): string {
  return `${Number((Number(probability) * 100).toPrecision(2))} %`;
}

function valueWords(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}
