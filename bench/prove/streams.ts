import type { MeridianEvent } from '../../lambdas/contract/events.ts';
import { canonical } from '../../lambdas/domain/canonical.ts';
import { identityOf } from '../../lambdas/domain/lane.ts';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import { type Check, without } from '../harness/check.ts';
import type { Log, Logs } from './logs.ts';
import { type Streamed, streamedIn } from './streamed.ts';

/** Holds each region's stream against what the region has committed. */
export async function checkStreams(cloud: CloudProcess, logs: Logs, stream: string): Promise<Check> {
  const counterexamples: string[] = [];
  let records = 0;
  for (const region of cloud.regions) {
    const streamed = await streamedIn(region, cloud.endpoints.regions[region]?.aws ?? '', stream);
    const all = (logs.get(region) ?? []).flat();
    const own = all.filter(({ lane }) => lane.startsWith(`${region}.`));
    counterexamples.push(...disagreements(own, all, streamed));
    records += streamed.length;
  }
  const claim =
    'Kinesis has every event of its region under its session’s key, and nothing but what was committed';
  return without(claim, counterexamples, `${records} records`);
}

/**
 * Events of a region that are not on its stream, and records that are in no commit of any region: a repeat of what
 * another region has goes out as that region has it. Records may come twice; other bytes than committed may not, nor any under another key
 * than its session's, since a consumer would have these out of order.
 */
export function disagreements(own: Log, all: Log, streamed: readonly Streamed[]): string[] {
  const identities = new Set(streamed.map(identityIn));
  const missing = own
    .flatMap(({ events }) => events)
    .map(identityIn)
    .filter((identity) => !identities.has(identity));
  const expected = new Set(all.flatMap(textsOf));
  const strange = [...new Set(streamed.map(textOf))].filter((text) => !expected.has(text));
  const astray = streamed.filter(({ partitionKey, subject }) => partitionKey !== subject);
  return [
    ...missing.map((identity) => `missing: ${identity}`),
    ...strange.map((text) => `in no commit: ${text}`),
    ...astray.map((record) => `under the key ${record.partitionKey}: ${identityIn(record)}`),
  ].map((line) => line.slice(0, 300));
}

function identityIn(event: MeridianEvent): string {
  return `${event.subject} ${identityOf(event)}`;
}

function textsOf({ lane, version, events }: Log[number]): string[] {
  return events.map((event) => canonical({ ...event, lane, version }));
}

/** A record's trace context and key are no part of what was committed. */
function textOf({ traceparent: _, partitionKey: __, ...event }: Streamed): string {
  return canonical(event);
}
