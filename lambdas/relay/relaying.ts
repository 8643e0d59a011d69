import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { Metric } from '../contract/metrics.ts';
import { mentionedInboxes, topicsOfMembers } from '../devices/audience.ts';
import type { Roster } from '../devices/rosters.ts';
import { eachOf } from '../platform/each-of.ts';
import { isMeridianError } from '../platform/errors.ts';
import { grouped } from '../store/grouped.ts';
import type { MemberRegister } from '../store/session-store.ts';
import { isPresence } from './changed-people.ts';
import { endConnections } from './end-connections.ts';
import { envelopesOf, farewellsOf } from './envelopes.ts';
import type { Ports } from './ports.ts';
import { pushJoined, pushPresence } from './push-presence.ts';
import { segmentsOf } from './segments.ts';
import { type StreamedCommit, streamedCommit } from './streamed-commit.ts';

// Together no more than the 50 connections that a process keeps.
const SESSIONS_AT_ONCE = 8;
const TOPICS_AT_ONCE = 6;

type Handler = (event: DynamoDBStreamEvent, context: Context) => Promise<DynamoDBBatchResponse>;

/**
 * Pushes a batch of a stream to devices: commits, or presence, which has a stream of its own. What fails is named,
 * and comes again with all that came after it: devices drop what they have.
 */
export function relaying(ports: Ports): Handler {
  const { log, meter, monotonicMs } = ports;
  return async ({ Records }, { awsRequestId: requestId }) => {
    const startedMs = monotonicMs();
    const [presence, commits] = [Records.filter(isPresence), Records.filter((record) => !isPresence(record))];
    const failed = new Set([
      ...(await relayCommits(ports, commits)),
      ...(await relayPresence(ports, presence)),
    ]);
    meter.flush();
    const durationMs = Math.round(monotonicMs() - startedMs);
    log.info('relayed', { requestId, durationMs, outcome: failed.size === 0 ? 'pushed' : 'retried' });
    return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

/** Pushes commits to who belongs to their sessions; sequence numbers of those that did not get through. */
async function relayCommits(ports: Ports, records: readonly DynamoDBRecord[]): Promise<Set<string>> {
  const failed = new Set<string>();
  const commits = records.flatMap((record) => readable(ports, record, failed));
  await eachOf([...grouped(commits, ({ sessionId }) => sessionId)], SESSIONS_AT_ONCE, async (session) => {
    for (const { sequenceNumber } of await pushed(ports, ...session)) failed.add(sequenceNumber);
  });
  const through = commits.filter(({ sequenceNumber }) => !failed.has(sequenceNumber));
  await tellOfJoined(ports, through);
  return failed;
}

/** Once everything else is out, and never again where it fails: presence is asked anew, and commits wait for none. */
async function tellOfJoined(ports: Ports, commits: readonly StreamedCommit[]): Promise<void> {
  try {
    await pushJoined(ports, joinedIn(commits));
  } catch (error) {
    const errorCode = isMeridianError(error) ? error.code : 'unexpected';
    ports.log.error('failed', { outcome: 'dropped', errorCode }, error);
  }
}

/** Session → who joined it, each once. */
function joinedIn(commits: readonly StreamedCommit[]): Map<string, readonly string[]> {
  const joined = commits.flatMap(({ sessionId, members }) =>
    members.filter(({ belongs }) => belongs).map(({ member }) => ({ sessionId, member })),
  );
  const bySession = [...grouped(joined, ({ sessionId }) => sessionId)];
  return new Map(bySession.map(([id, some]) => [id, [...new Set(some.map(({ member }) => member))]]));
}

/** Tells of who came and went; all of them again where it fails, since devices take the newest. */
async function relayPresence(ports: Ports, records: readonly DynamoDBRecord[]): Promise<string[]> {
  try {
    await pushPresence(ports, records);
    return [];
  } catch (error) {
    const errorCode = isMeridianError(error) ? error.code : 'unexpected';
    ports.log.error('failed', { outcome: 'retried', errorCode }, error);
    return records.map(({ dynamodb }) => dynamodb?.SequenceNumber ?? '');
  }
}

function readable({ log }: Ports, record: DynamoDBRecord, failed: Set<string>): StreamedCommit[] {
  try {
    return [streamedCommit(record)];
  } catch (error) {
    log.error('failed', { outcome: 'retried', errorCode: 'unreadable' }, error);
    failed.add(record.dynamodb?.SequenceNumber ?? '');
    return [];
  }
}

/** Pushes the commits of a session, segment after segment; those that did not get through. */
async function pushed(
  ports: Ports,
  sessionId: string,
  commits: readonly StreamedCommit[],
): Promise<readonly StreamedCommit[]> {
  const segments = segmentsOf(commits);
  for (const [at, segment] of segments.entries()) {
    try {
      await pushSegment(ports, sessionId, segment);
    } catch (error) {
      const errorCode = isMeridianError(error) ? error.code : 'unexpected';
      ports.log.error('failed', { sessionId, outcome: 'retried', errorCode }, error);
      return segments.slice(at).flat();
    }
  }
  return [];
}

/**
 * Who belonged before the segment gets it, and who belongs after it. Whom it removes hears the session's topic no
 * more: their connections are ended, and ended again before whatever is published there in the next seconds and once
 * behind them, since one of them may have been let in a moment before and be connected a moment after.
 */
async function pushSegment(
  ports: Ports,
  sessionId: string,
  segment: readonly StreamedCommit[],
): Promise<void> {
  const { rosters, topics, meter, nowMs } = ports;
  const removedBefore = rosters.toEnd(sessionId);
  const changes = segment.flatMap(({ members }) => members);
  const before = await rosters.current(sessionId);
  rosters.note(sessionId, changes);
  const after = await rosters.of(sessionId);
  const mentions = segment.flatMap((commit) => commit.mentions);
  const audience = new Set([
    ...[before, after, without(changes, after)].flatMap((some) => topicsOfMembers(topics, sessionId, some)),
    ...mentionedInboxes(topics, sessionId, after, mentions),
  ]);
  const removed = removedBy(changes, after);
  if (audience.has(topics.session(sessionId))) {
    await endConnections(ports, sessionId, removedBefore);
    rosters.ended(sessionId);
  }
  await publishAll(ports, [...audience], envelopesOf(sessionId, segment));
  // The table may know already, and the owner may have removed a stranger: who is no member is told no more than that.
  const strangers = removed.filter((member) => before.get(member)?.belongs !== true);
  await publishAll(
    ports,
    strangers.map((member) => topics.inbox(member)),
    farewellsOf(sessionId, segment),
  );
  await endConnections(ports, sessionId, removed);
  // In every region: each has a cache of its own, and it may be another's that the answer came from.
  const disliked = segment.flatMap((commit) => commit.disliked);
  await ports.looks?.disliked(disliked.map((answer) => ({ sessionId, answer })));
  meter.count(Metric.relayed, segment.length);
  for (const { committedAt } of segment) {
    meter.milliseconds(Metric.commitToPush, Math.max(0, nowMs() - Date.parse(committedAt)));
  }
}

/** Without those whom the changes brought: the table may have them already, and be across the line of inboxes. */
function without(changes: readonly MemberRegister[], roster: Roster): Roster {
  const brought = new Set(changes.filter(({ belongs }) => belongs).map(({ member }) => member));
  return new Map([...roster].filter(([member]) => !brought.has(member)));
}

async function publishAll(
  { publish, meter }: Ports,
  audience: readonly string[],
  envelopes: readonly string[],
): Promise<void> {
  for (const envelope of envelopes) {
    await eachOf(audience, TOPICS_AT_ONCE, (topic) => publish(topic, envelope));
    meter.count(Metric.pushed, audience.length);
  }
}

/** Nobody whom a newer event has brought back. */
function removedBy(changes: readonly MemberRegister[], roster: Roster): string[] {
  const removed = changes.filter(({ belongs, member }) => !belongs && roster.get(member)?.belongs === false);
  return removed.map(({ member }) => member);
}
