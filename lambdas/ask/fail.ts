import type { Ask } from '../contract/asks.ts';
import { COMPLETION_FAILURES, type CompletionFailure } from '../contract/completion-failures.ts';
import { Metric } from '../contract/metrics.ts';
import type { Ports } from './ports.ts';

/** Ends a question that nobody can answer, however often it is tried. */
export async function fail(
  { ends, meter, log }: Ports,
  ask: Ask,
  errorCode: CompletionFailure,
): Promise<void> {
  const { sessionId, completion: eventId } = ask;
  const why = { code: errorCode, reason: COMPLETION_FAILURES[errorCode] };
  await ends.send(await ends.decide(ask, 'completion.failed', why));
  meter.count(Metric.completionsFailed);
  log.warn('failed', { sessionId, eventId, errorCode });
}
