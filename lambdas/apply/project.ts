import type { MeridianEvent } from '../contract/events.ts';
import { Metric } from '../contract/metrics.ts';
import { isMessage } from '../domain/message.ts';
import { modificationOf, reduced } from '../domain/modification.ts';
import { eachOf } from '../platform/each-of.ts';
import { grouped } from '../store/grouped.ts';
import type { Appended } from './append.ts';
import type { Committed, Ports } from './ports.ts';
import { projectMarks } from './project-marks.ts';

const WRITES_AT_ONCE = 16;

/**
 * Writes what stands beside the log: messages and what became of them, members, marks, failures. Each write may come
 * twice, and changes nothing then. What another region committed is written as this one has it: registers are merged
 * by their stamps, whichever lane they are of, and no lane's items are written by two regions.
 */
export async function project(ports: Ports, sessionId: string, appended: Appended): Promise<void> {
  const elsewhere = appended.elsewhere.map((one) => ({ ...one, lane: ports.lane }));
  const all = [...appended.committed, ...elsewhere];
  await Promise.all([
    projectMessages(ports, all),
    projectModifications(ports, sessionId, all),
    projectMarks(ports, sessionId, all),
    projectEnds(ports, all),
    ...all.map((one) => projectBelonging(ports, sessionId, one)),
    ...appended.refused.map((refusal) => recordRefusal(ports, sessionId, refusal)),
  ]);
}

async function projectMessages(ports: Ports, committed: readonly Committed[]): Promise<void> {
  const sent = committed.map(({ candidate }) => candidate.event).filter(isMessage);
  if (sent.length > 0) {
    await ports.stores.events.putMessages(sent);
  }
}

/** A completion that ended without an answer; answers are messages. */
async function projectEnds(ports: Ports, committed: readonly Committed[]): Promise<void> {
  const ends = committed.map(({ candidate }) => candidate.event).filter(isBarrenEnd);
  await eachOf(ends, WRITES_AT_ONCE, (event) => ports.stores.events.putEnd(event));
}

/** One write for each register, however often a batch changes it. */
async function projectModifications(
  ports: Ports,
  sessionId: string,
  committed: readonly Committed[],
): Promise<void> {
  const byLane = [...grouped(committed, ({ lane }) => lane)];
  const writes = byLane.flatMap(([lane, together]) => {
    const modifications = together.map(({ candidate }) => modificationOf(candidate.event, candidate.stamp));
    return reduced(modifications.filter((one) => one !== undefined)).map((one) => ({ lane, one }));
  });
  await eachOf(writes, WRITES_AT_ONCE, ({ lane, one }) => ports.stores.events.modify(sessionId, lane, one));
}

async function projectBelonging(
  { sessions }: Ports,
  sessionId: string,
  { candidate, lane }: Committed,
): Promise<void> {
  const { event, stamp } = candidate;
  if (event.type === 'session.created') {
    await sessions.putBelonging(event.source, lane, { sessionId, belongs: true, stamp });
  }
  if (event.type === 'member.added' || event.type === 'member.removed') {
    const { member } = (event as MeridianEvent<'member.added'>).data;
    const belongs = event.type === 'member.added';
    await Promise.all([
      sessions.putMember(sessionId, lane, { member, belongs, stamp }),
      sessions.putBelonging(member, lane, { sessionId, belongs, stamp }),
    ]);
  }
}

async function recordRefusal(
  ports: Ports,
  sessionId: string,
  { candidate, reason }: Appended['refused'][number],
): Promise<void> {
  const { id: eventId, source } = candidate.event;
  const failedAt = new Date(ports.nowMs()).toISOString();
  await ports.sessions.putFailure(sessionId, { eventId, source, code: 'too-large', reason, failedAt });
  ports.meter.count(Metric.refused);
  ports.log.warn('refused', {
    sessionId,
    eventId,
    userKey: source,
    outcome: 'failed',
    errorCode: 'too-large',
  });
}

function isBarrenEnd(
  event: MeridianEvent,
): event is MeridianEvent<'completion.failed' | 'completion.cancelled'> {
  return event.type === 'completion.failed' || event.type === 'completion.cancelled';
}
