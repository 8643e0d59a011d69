import { countOneOf } from '../answers/tally.ts';
import { COMPLETION_FAILURES } from '../contract/completion-failures.ts';
import { Metric } from '../contract/metrics.ts';
import { isEventId, millisOf } from '../domain/event-id.ts';
import { ENDURANCE } from '../domain/queueing/attempts.ts';
import type { Held } from '../store/held-store.ts';
import { isOver } from './is-over.ts';
import type { Ports } from './ports.ts';

/**
 * Ends a question that this version cannot read. Another version may, as long as the question may wait; then it has
 * failed, since whoever asked must be told.
 */
export async function giveUpUnreadable(ports: Ports, { place }: Held): Promise<void> {
  const { sessionId, id: completion, asker } = place;
  if (!isEventId(completion) || ports.nowMs() - millisOf(completion) < ENDURANCE.batch.waitMs) {
    return;
  }
  if (await isOver(ports, place)) {
    await ports.held.forget(place);
    return;
  }
  const about = { sessionId, completion, asker, traceparent: ports.traceparent() };
  const code = 'gave-up';
  const why = { code, reason: COMPLETION_FAILURES[code] };
  await ports.ends.send(await ports.ends.decide(about, 'completion.failed', why));
  await ports.held.forget(place);
  countOneOf(ports.meter, Metric.completionsFailed, Metric.completionsFinished);
  ports.log.warn('given up', { sessionId, eventId: completion, outcome: 'failed', errorCode: code });
}
