import type { DynamoDBStreamEvent } from 'aws-lambda';
import { eventSk, sessionPk } from '../../lambdas/contract/keys.ts';
import { stamped } from '../../lambdas/domain/lane.ts';
import { sha256Hex } from '../../lambdas/platform/sha256-hex.ts';
import { commitItem } from '../../lambdas/store/items.ts';
import type { Built } from '../harness/build.ts';
import { invoker, withInvokers } from '../harness/invoker.ts';
import { type StubAws, withStubAws } from '../harness/stub-aws.ts';
import { requireApplied } from '../workload/accepted.ts';
import { LANES } from '../workload/regions.ts';
import { joined, sqsBatch } from '../workload/sqs-batch.ts';
import { type EventsOf, newSessions } from './commit-cost.ts';

/** What relay does for one commit in one region, averaged. */
export interface RelayCost {
  readonly readUnits: number;
  /** Messages that the broker is given, for each member of the session. */
  readonly publishesPerMember: number;
  readonly cpuMs: number;
}

/** Somebody beside the owner. */
const MEMBER = 'b'.repeat(32);
const MEMBERS = 2;
const COMMITS_OF_A_SESSION = 25;

/** Commits of sessions of two, each alone in its batch of the stream: the dearest way. */
export function relayCost(built: Built, eventsOf: EventsOf): Promise<RelayCost> {
  return withStubAws(built, async (aws) => {
    const sessions = newSessions();
    await join(built, aws, sessions);
    const batches = sessions.flatMap((session) =>
      Array.from({ length: COMMITS_OF_A_SESSION }, (_, n) => batchOf(session, n + 1, eventsOf)),
    );
    return withInvokers(
      { relay: invoker(built, built.fn('relay'), aws.endpoint) },
      batches[0],
      async ({ relay }) => {
        const { cpuMs: beforeMs } = await relay.invoke(batches);
        await aws.tally();
        const { answers, cpuMs } = await relay.invoke(batches);
        requireApplied(answers);
        const { calls, readUnits } = await aws.tally();
        return {
          readUnits: readUnits / batches.length,
          publishesPerMember: (calls.Publish ?? 0) / batches.length / MEMBERS,
          cpuMs: Math.min(cpuMs, beforeMs) / batches.length,
        };
      },
    );
  });
}

async function join(built: Built, aws: StubAws, sessions: readonly string[]): Promise<void> {
  const memberships = sqsBatch(sessions.map((session) => joined(session, MEMBER)));
  await withInvokers(
    { apply: invoker(built, built.fn('apply'), aws.endpoint) },
    sqsBatch([]),
    async ({ apply }) => requireApplied((await apply.invoke([memberships])).answers),
  );
}

/** As the EventStore's stream hands it over. */
function batchOf(sessionId: string, version: number, eventsOf: EventsOf): DynamoDBStreamEvent {
  const lane = LANES[0] as string;
  const events = eventsOf(sessionId, version).map((event) => stamped(event, sha256Hex));
  const traceparents = events.map(() => '');
  const committedAt = new Date().toISOString();
  const commit = { lane, version, committedAt, events, traceparents, messages: 0 };
  const dynamodb = {
    SequenceNumber: String(version),
    Keys: { pk: { S: sessionPk(sessionId) }, sk: { S: eventSk(lane, version) } },
    NewImage: commitItem(sessionId, commit),
  };
  return { Records: [{ eventName: 'INSERT', dynamodb }] } as DynamoDBStreamEvent;
}
