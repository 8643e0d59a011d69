import {
  emptyLane,
  evolve,
  foldEvent,
  release,
  type StampedEvent,
  stamped,
} from '../../lambdas/domain/lane.ts';
import { blank } from '../../lambdas/domain/register.ts';
import { sha256Hex } from '../../lambdas/platform/sha256-hex.ts';
import { formField, paragraph } from '../workload/patches.ts';
import { newSession } from '../workload/person.ts';
import { patched } from '../workload/sqs-batch.ts';
import { answering } from './answering.ts';
import { cpuMsOf } from './cpu.ts';

export type Fold = keyof typeof FOLDS;

const EVENTS = 10_000;
const PER_COMMIT = 8;
const COMMITS_PER_SNAPSHOT = 16;
const session = newSession();
const autosaves = stampedAll((n) => patched(session, n, paragraph));
const edits = stampedAll((n) => patched(session, n, formField));

const FOLDS = {
  edits: () => foldAll(edits),
  autosaves: () => foldAll(autosaves),
  commits: () => evolveAll(edits),
};

answering<{ fold: Fold; times: number }>(async ({ fold, times }) => ({
  eventsPerSecond: (EVENTS * times * 1_000) / (await cpuMsOf(() => repeat(FOLDS[fold], times))),
}));

function repeat(work: () => void, times: number): void {
  for (let time = 0; time < times; time++) {
    work();
  }
}

function foldAll(events: readonly StampedEvent[]): void {
  const registers = blank();
  for (const { event, stamp } of events) {
    foldEvent(registers, event, stamp);
  }
}

/** As apply does it: commits, identities, and now and then a snapshot that lets identities go. */
function evolveAll(events: readonly StampedEvent[]): void {
  let lane = emptyLane('us-east-1.1');
  for (let at = 0; at < events.length; at += PER_COMMIT) {
    lane = evolve(lane, {
      lane: lane.lane,
      version: lane.version + 1,
      committedAt: '2026-11-20T12:00:00.000Z',
      events: events.slice(at, at + PER_COMMIT),
      traceparents: [],
      messages: 0,
    });
    lane = lane.version % COMMITS_PER_SNAPSHOT === 0 ? release(lane).lane : lane;
  }
}

function stampedAll(eventOf: (n: number) => StampedEvent['event']): StampedEvent[] {
  return Array.from({ length: EVENTS }, (_, n) => stamped(eventOf(n), sha256Hex));
}
