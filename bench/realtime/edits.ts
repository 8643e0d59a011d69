import { WebSocket } from 'ws';
import { createMeridian, type Meridian } from '../../client/index.ts';
import { until } from '../../local/testing/cloud-process.ts';
import { percentile } from '../harness/percentile.ts';
import type { Measured } from '../row.ts';
import { LAG_MS, type Stage } from './stage.ts';

const SEEN_WITHIN_MS = 30_000;

/** From an edit on one device to its showing on another one, by the client library. */
export async function editsToVisible(stage: Stage, edits: number): Promise<Measured[]> {
  const [same, across] = [await times(stage, edits, 'KR', 'KR'), await times(stage, edits, 'KR', 'DE')];
  return [
    shown('edit → visible, same region: P50', same, 50),
    shown('edit → visible, same region: P95', same, 95, 500),
    shown('edit → visible, Tokyo to Ireland: P50', across, 50, LAG_MS + 300),
    shown('edit → visible, Tokyo to Ireland: P95', across, 95, LAG_MS + 800),
  ];
}

async function times(stage: Stage, edits: number, writes: string, looks: string): Promise<number[]> {
  const [writer, viewer] = await Promise.all([device(stage, writes), device(stage, looks)]);
  try {
    return await taken(stage, edits, writer, viewer);
  } finally {
    writer.close();
    viewer.close();
  }
}

async function taken({ small }: Stage, edits: number, writer: Meridian, viewer: Meridian): Promise<number[]> {
  const shownAt = new Map<number, number>();
  viewer.session(small).profile.subscribe(({ edit }) => shownAt.set(Number(edit), performance.now()));
  for (const { connection } of [viewer]) {
    await until(
      async () => connection.get().realtime,
      (state) => state === 'push',
      SEEN_WITHIN_MS,
    );
  }
  const durations: number[] = [];
  const first = Date.now();
  for (let edit = first; edit < first + edits; edit++) {
    const beganAt = performance.now();
    writer.session(small).update({ edit }, { queue: 'interactive' });
    await until(
      async () => shownAt.has(edit),
      (isShown) => isShown,
      SEEN_WITHIN_MS,
    );
    durations.push((shownAt.get(edit) ?? Number.POSITIVE_INFINITY) - beganAt);
  }
  return durations.sort((a, b) => a - b);
}

function device({ cloud, token }: Stage, country: string): Promise<Meridian> {
  return createMeridian({
    edge: cloud.endpoints.edge,
    regions: cloud.regions,
    getToken: () => token,
    headers: { 'cloudfront-viewer-country': country },
    timeoutMs: 10_000,
    ports: { webSocket: (url, protocol) => new WebSocket(url, protocol, { perMessageDeflate: false }) },
  });
}

function shown(name: string, ascending: readonly number[], rank: number, atMost?: number): Measured {
  const value = percentile(ascending, rank);
  return { name, value, unit: 'ms', ...(atMost !== undefined && { goal: { atMost } }) };
}
