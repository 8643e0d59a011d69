import { duration, timeOfDay } from '../../parts/format.ts';
import { cityOf } from '../../regions.ts';
import type { EventTrace } from '../cloud-types.ts';

const WORDS: Readonly<Record<string, string>> = {
  queued: 'on the queue',
  accepted: 'answered 202',
  committed: 'in the region’s lane',
  streamed: 'on Kinesis',
  pushed: 'pushed to devices',
};

/** The way of one event through the regions. */
export function TraceView({ trace }: { readonly trace: EventTrace }) {
  const [first] = trace.steps;
  const spanMs = Math.max(1, (trace.steps.at(-1)?.atMs ?? 0) - (first?.atMs ?? 0));
  return (
    <article class="card trace" aria-label={`Trace of event ${trace.eventId}`}>
      <h2>
        Event <code>{trace.eventId}</code>
      </h2>
      {trace.requestId !== undefined && trace.requestId !== '' && (
        <p class="hint">
          Request <code>{trace.requestId}</code>
        </p>
      )}
      <ol>
        {trace.steps.map(({ atMs, region, step }, at) => (
          <li key={at}>
            <time title={timeOfDay(atMs, true)}>+{duration(atMs - (first?.atMs ?? atMs))}</time>
            <meter
              min={0}
              max={spanMs}
              value={atMs - (first?.atMs ?? atMs)}
              aria-label={`after ${duration(atMs - (first?.atMs ?? atMs))}`}
            />
            <span>
              {WORDS[step] ?? step}, {cityOf(region)}
            </span>
          </li>
        ))}
      </ol>
    </article>
  );
}
