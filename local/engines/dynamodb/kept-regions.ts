import type { ChangeStream } from './change-stream.ts';
import { type KeptLine, takeKept } from './kept-state.ts';
import type { Region } from './region.ts';
import type { Delivery, Replication } from './replication.ts';
import type { Version } from './version.ts';

const VERSIONS_PER_LINE = 500;

/** What a clean stop must keep of the regions: streams, versions with tombstones, and undelivered replication. */
export function* keptLines(
  regions: readonly Region[],
  undelivered: readonly Delivery[],
): Generator<KeptLine> {
  for (const region of regions) {
    for (const stream of region.streams.values()) yield* streamLines(region.name, stream);
    for (const [table, versions] of region.versions.entries())
      yield* versionLines(region.name, table, versions);
  }
  for (const delivery of undelivered) yield { kind: 'delivery', delivery };
}

/** Takes back what the last clean stop has kept. */
export async function restoreKept(
  folder: string,
  regions: ReadonlyMap<string, Region>,
  replication: Replication,
): Promise<void> {
  const deliveries: Delivery[] = [];
  for await (const line of takeKept(folder)) {
    if (line.kind === 'delivery') deliveries.push(line.delivery);
    else restoreLine(regions.get(line.region), line);
  }
  // Only now: a delivery must meet the versions that it is compared with.
  for (const delivery of deliveries) if (regions.has(delivery.to)) replication.send(delivery);
}

function restoreLine(region: Region | undefined, line: Exclude<KeptLine, { kind: 'delivery' }>): void {
  if (line.kind === 'stream') region?.streams.get(line.stream)?.continueAt(line.position);
  else if (line.kind === 'record') region?.streams.get(line.stream)?.restore(line.record);
  else for (const [key, version] of line.versions) region?.versions.set(line.table, key, version);
}

function* streamLines(region: string, stream: ChangeStream): Generator<KeptLine> {
  yield { kind: 'stream', region, stream: stream.table, position: stream.first() };
  for (const record of stream.held()) yield { kind: 'record', region, stream: stream.table, record };
}

function* versionLines(
  region: string,
  table: string,
  versions: ReadonlyMap<string, Version>,
): Generator<KeptLine> {
  let line: [string, Version][] = [];
  for (const entry of versions) {
    line.push(entry);
    if (line.length < VERSIONS_PER_LINE) continue;
    yield { kind: 'versions', region, table, versions: line };
    line = [];
  }
  yield { kind: 'versions', region, table, versions: line };
}
