import type { SQSRecord } from 'aws-lambda';
import type { Committed } from '../../../lambdas/apply/ports.ts';
import type { Intent, MeridianEvent } from '../../../lambdas/contract/events.ts';
import { EVENT_PREFIX, LANE_PREFIX } from '../../../lambdas/contract/keys.ts';
import { canonical } from '../../../lambdas/domain/canonical.ts';
import { encodeRegisters } from '../../../lambdas/domain/encoding.ts';
import { type Commit, emptyLane, evolve, identityOf, type LaneFold } from '../../../lambdas/domain/lane.ts';
import type { Write } from '../../lambdas/store/shelf.ts';
import type { Region } from './region.ts';
import type { Truth } from './truth.ts';
import type { Court } from './violation.ts';

/** Sees everything that any region writes, at the moment when it does, and holds it against the rules. */
export interface Witness {
  queued(body: string): void;
  wrote(region: Region, write: Write): void;
  streamed(region: Region, committed: Committed): void;
  letGo(region: Region, record: SQSRecord): Promise<void>;
}

export function witness(truth: Truth, { expect }: Court): Witness {
  const queued = new Set<string>();
  const snapshots = new Map<string, number>();
  return {
    queued(body) {
      queued.add(canonical((JSON.parse(body) as Intent).event));
    },
    wrote(region, { table, pk, sk, value }) {
      const sessionId = pk.slice('SESSION#'.length);
      if (table === 'EventStore' && sk.startsWith(EVENT_PREFIX)) {
        const commit = value as Commit;
        for (const { event } of commit.events) {
          expect(
            queued.has(canonical(event)),
            'P2',
            () => `${named(event)} was committed and never accepted`,
          );
        }
        inspectCommit(truth, expect, sessionId, commit);
        truth.add(sessionId, commit);
      }
      if (table === 'Profile' && sk.startsWith(LANE_PREFIX)) {
        const key = `${region.name} ${pk} ${sk}`;
        inspectSnapshot(truth, expect, sessionId, value as LaneFold, snapshots.get(key) ?? 0);
        snapshots.set(key, (value as LaneFold).version);
      }
    },
    streamed(region, { candidate: { event }, lane, version }) {
      const commit = truth.lane(event.subject, lane)[version - 1];
      const texts = commit?.events.map((one) => canonical(one.event)) ?? [];
      const where = `${lane} ${version}`;
      expect(
        texts.includes(canonical(event)),
        'stream',
        () => `${region.name} streams ${named(event)} from ${where}, where it is not`,
      );
    },
    letGo: (region, record) => inspectEnd(truth, expect, region, record),
  };
}

type Expect = Court['expect'];

function inspectCommit(truth: Truth, expect: Expect, sessionId: string, commit: Commit): void {
  const { lane, version, committedAt, events } = commit;
  const before = truth.lane(sessionId, lane);
  const where = `commit ${version} of ${lane}`;
  expect(version > before.length, 'P3', () => `${where} was there, and was written over`);
  expect(version <= before.length + 1, 'lane', () => `${where} leaves a hole after ${before.length}`);
  const last = before.at(-1)?.committedAt ?? '';
  expect(committedAt >= last, 'lane', () => `${where} is of ${committedAt}, the one before of ${last}`);
  for (const { event } of events) {
    const again = truth.places(sessionId, identityOf(event)).some((place) => place.lane === lane);
    expect(!again, 'P2', () => `${where} has ${named(event)}, which the lane had already`);
  }
}

function inspectSnapshot(
  truth: Truth,
  expect: Expect,
  sessionId: string,
  fold: LaneFold,
  before: number,
): void {
  const { lane, version } = fold;
  const where = `the snapshot of ${lane} at ${version}`;
  expect(version > before, 'snapshot', () => `${where} replaces one at ${before}`);
  const commits = truth.lane(sessionId, lane).slice(0, version);
  const wanted = commits.reduce(evolve, emptyLane(lane));
  const isFold = encodeRegisters(fold.registers) === encodeRegisters(wanted.registers);
  expect(isFold && commits.length === version, 'snapshot', () => `${where} is not the fold of its commits`);
}

/** A message may be let go once its event has its end and, unless it failed, is on this region's stream. */
async function inspectEnd(truth: Truth, expect: Expect, region: Region, record: SQSRecord): Promise<void> {
  const { event } = JSON.parse(record.body) as Intent;
  const identity = identityOf(event);
  const places = truth.places(event.subject, identity);
  const failure = await region.stores.sessions.failure(event.subject, event.id, event.source);
  const hasEnd = places.length > 0 || failure !== undefined;
  expect(hasEnd, 'P1', () => `${region.name} let ${named(event)} go without an end`);
  if (failure !== undefined) {
    // Refused under the same key as another message's event, which that other message brings to the stream.
    return;
  }
  const isOut = region.stream.has(event.subject, identity);
  expect(isOut, 'stream', () => `${region.name} let ${named(event)} go before it was on the stream`);
}

function named({ type, id, source }: MeridianEvent): string {
  return `${type} ${id.slice(0, 18)} of ${source.slice(0, 4)}`;
}
