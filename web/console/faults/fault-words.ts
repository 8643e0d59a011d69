import { duration } from '../../parts/format.ts';
import { cityOf } from '../../regions.ts';
import type { Faults } from '../cloud-types.ts';

/** One fault in force: what it does, and as which kinds the local cloud counts its strikes. */
export interface FaultWords {
  readonly does: string;
  readonly countedAs: readonly string[];
}

interface FunctionFault {
  readonly does: string;
  readonly countedAs: string;
  say(strength: unknown): string;
}

const LAMBDA: Readonly<Record<string, FunctionFault>> = {
  crash: { does: 'dies while it works on an event', countedAs: 'crashed', say: percent },
  crashBefore: { does: 'dies before a call', countedAs: 'crashedBefore', say: pointWords },
  crashDuring: { does: 'dies during a call', countedAs: 'crashedDuring', say: pointWords },
  crashAfter: { does: 'dies after a call', countedAs: 'crashedAfter', say: pointWords },
  coldStart: { does: 'starts anew instead of going on', countedAs: 'coldStart', say: percent },
  slowMs: { does: 'gets each event later', countedAs: 'slowed', say: (ms) => duration(Number(ms)) },
};

const SERVICES: Readonly<Record<string, string>> = {
  dynamodb: 'DynamoDB',
  kinesis: 'Kinesis',
  sqs: 'SQS',
};

const BATCHES: Readonly<Record<string, string>> = {
  kinesis: 'PutRecords',
  batchWrite: 'BatchWriteItem',
  batchGet: 'BatchGetItem',
  sqs: 'SQS’s batches',
};

/** How often it happens, what happens, and as what it is counted. */
const MODELS: Readonly<Record<string, readonly [of: string, does: string, countedAs: string]>> = {
  throttle: ['calls of models', 'are refused for their rate', 'modelThrottled'],
  notReady: ['calls of models', 'find their model not ready', 'modelNotReady'],
  unavailable: ['calls of models', 'are answered 503', 'modelUnavailable'],
  midStreamError: ['streams of models', 'end with an error', 'midStreamError'],
  cut: ['streams of models', 'end without their end', 'streamCut'],
  filter: ['answers of models', 'are ended half way by a filter', 'answerFiltered'],
  failJob: ['batch jobs', 'fail', 'jobFailed'],
};

/** What is broken on purpose, in words. */
export function faultWords(faults: Faults): FaultWords[] {
  return [
    ...regionWords(faults),
    ...replicationWords(faults),
    ...queueWords(faults),
    ...functionWords(faults),
    ...serviceWords(faults),
    ...modelWords(faults),
  ];
}

function regionWords({ regions, clock }: Faults): FaultWords[] {
  const down = Object.keys(regions).map((region) => ({
    does: `${cityOf(region)} is down`,
    countedAs: ['refused'],
  }));
  const clocks = Object.entries(clock).map(([region, ms]) => ({
    does: `The clock of ${cityOf(region)} is ${duration(Math.abs(ms))} ${ms < 0 ? 'behind' : 'ahead'}`,
    countedAs: ['clockOff'],
  }));
  return [...down, ...clocks];
}

function replicationWords({ replication: { links, partitions, reorder } }: Faults): FaultWords[] {
  const slow = Object.entries(links).map(([link, [least, most]]) => ({
    does: `Replication ${link.split('>').map(cityOf).join(' → ')} takes ${duration(least)} to ${duration(most)}`,
    countedAs: ['linkLagged'],
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
    ...when(reorder, 'Messages come in any order', 'shuffled'),
  ];
}

function functionWords({ lambda }: Faults): FaultWords[] {
  return Object.entries(lambda).flatMap(([fault, byFunction]) => {
    const { does, countedAs, say } = LAMBDA[fault] ?? { does: fault, countedAs: fault, say: pointWords };
    return Object.entries(byFunction).map(([name, value]) => ({
      does: `${name === '*' ? 'Every function' : name} ${does}: ${say(value)}`,
      countedAs: [countedAs],
    }));
  });
}

function serviceWords({ throttle, partial, keyValueStore }: Faults): FaultWords[] {
  const throttled = Object.entries(throttle).flatMap(([service, probability]) =>
    when(
      probability,
      `${SERVICES[service] ?? service} throttles ${percent(probability)} of calls`,
      probability === 1 ? `${service}Out` : `${service}Throttled`,
    ),
  );
  const halves = Object.entries(partial).flatMap(([batch, probability]) =>
    when(
      probability,
      `${percent(probability)} of entries of ${BATCHES[batch] ?? batch} are not done`,
      `${batch}Partial`,
    ),
  );
  return [...throttled, ...halves, ...storeWords(keyValueStore)];
}

function storeWords(store: Faults['keyValueStore']): FaultWords[] {
  if (store === 'ok') return [];
  const does =
    store === 'fail'
      ? 'The edge’s store cannot be read'
      : `The edge’s store takes ${duration(store.slowMs)} to answer`;
  return [{ does, countedAs: ['keyValueStore'] }];
}

function modelWords({ bedrock }: Faults): FaultWords[] {
  const { splitFrames, slow, othersShare } = bedrock;
  const chances = Object.entries(MODELS).flatMap(([fault, [of, does, countedAs]]) => {
    const probability = Number(bedrock[fault as keyof typeof bedrock]);
    return when(probability, `${percent(probability)} of ${of} ${does}`, countedAs);
  });
  const { firstTokenMs, perTokenMs } = slow;
  const isSlow = firstTokenMs + perTokenMs > 0;
  return [
    ...chances,
    ...when(splitFrames, 'Streams of models come in pieces of frames', 'framesSplit'),
    ...uncounted(
      isSlow,
      `Models are later: the first token by ${duration(firstTokenMs)}, each other by ${duration(perTokenMs)}`,
    ),
    ...uncounted(othersShare > 0, `Others of the account use ${percent(othersShare)} of every model’s quota`),
  ];
}

function uncounted(holds: boolean, does: string): FaultWords[] {
  return holds ? [{ does, countedAs: [] }] : [];
}

function when(value: number | boolean, does: string, kind: string): FaultWords[] {
  return value === 0 || value === false ? [] : [{ does, countedAs: [kind] }];
}

function percent(probability: unknown): string {
  return `${Number((Number(probability) * 100).toPrecision(2))} %`;
}

/** Where a function dies: `PutRecords`, or `PutItem, 10 %`. */
function pointWords(point: unknown): string {
  if (typeof point !== 'object' || point === null) return String(point);
  const { operation, probability } = point as { operation?: unknown; probability?: unknown };
  return `${String(operation)}, ${percent(probability)}`;
}
