import type { MeridianEvent } from '../contract/events.ts';
import { Metric } from '../contract/metrics.ts';
import type { Appended } from './append.ts';
import type { Committed, Ports } from './ports.ts';

/** Writes what stands beside the log: messages, members, failures. Each write may come twice, and changes nothing then. */
export async function project(ports: Ports, sessionId: string, appended: Appended): Promise<void> {
  await Promise.all([
    projectMessages(ports, appended.committed),
    ...appended.committed.map((committed) => projectMember(ports, sessionId, committed)),
    ...appended.refused.map((refusal) => recordRefusal(ports, sessionId, refusal)),
  ]);
}

async function projectMessages(ports: Ports, committed: readonly Committed[]): Promise<void> {
  const sent = committed.map(({ candidate }) => candidate.event).filter(isMessage);
  if (sent.length > 0) {
    await ports.stores.events.putMessages(sent);
  }
}

async function projectMember(ports: Ports, sessionId: string, { candidate, lane }: Committed): Promise<void> {
  const { event, stamp } = candidate;
  if (event.type === 'member.added' || event.type === 'member.removed') {
    const { member } = (event as MeridianEvent<'member.added'>).data;
    const belongs = event.type === 'member.added';
    await ports.sessions.putMember(sessionId, lane, { member, belongs, stamp });
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

function isMessage(event: MeridianEvent): event is MeridianEvent<'message.sent'> {
  return event.type === 'message.sent';
}
