import type { StreamedEvent } from '../../lambdas/contract/events.ts';
import { canonical } from '../../lambdas/domain/canonical.ts';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import { type Check, without } from './check.ts';
import type { Log, Logs } from './logs.ts';
import { streamedIn } from './streamed.ts';

/** Holds each region's stream against what the region has committed. */
export async function checkStreams(cloud: CloudProcess, logs: Logs, stream: string): Promise<Check> {
  const counterexamples: string[] = [];
  let records = 0;
  for (const region of cloud.regions) {
    const streamed = await streamedIn(region, cloud.endpoints.regions[region]?.aws ?? '', stream);
    const own = (logs.get(region) ?? []).flat().filter(({ lane }) => lane.startsWith(`${region}.`));
    counterexamples.push(...disagreements(own, streamed));
    records += streamed.length;
  }
  const claim = 'Kinesis has every event of its region as it was committed, and nothing else';
  return without(claim, counterexamples, `${records} records`);
}

/** Commits that are not on a stream, and records that are in no commit. Repeats are allowed, other bytes are not. */
export function disagreements(committed: Log, streamed: readonly StreamedEvent[]): string[] {
  const expected = new Set(committed.flatMap(textsOf));
  const seen = new Set(streamed.map(textOf));
  const missing = [...expected].filter((text) => !seen.has(text)).map((text) => `missing: ${text}`);
  const strange = [...seen].filter((text) => !expected.has(text)).map((text) => `in no commit: ${text}`);
  return [...missing, ...strange].map((line) => line.slice(0, 300));
}

function textsOf({ lane, version, events }: Log[number]): string[] {
  return events.map((event) => canonical({ ...event, lane, version }));
}

/** A record's trace context is no part of what was committed. */
function textOf({ traceparent: _, ...event }: StreamedEvent): string {
  return canonical(event);
}
