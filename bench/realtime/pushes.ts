import type { Envelope } from '../../lambdas/contract/envelope.ts';
import { until } from '../../local/testing/cloud-process.ts';
import { percentile } from '../harness/percentile.ts';
import { accessOf, rawDevice } from '../harness/raw-device.ts';
import { untilTaken } from '../prove/sending.ts';
import type { Measured } from '../row.ts';
import type { Crowd } from './crowd.ts';
import type { Stage } from './stage.ts';

const HEARD_WITHIN_MS = 60_000;

/** Commits as a device heard them: session → when each was committed and heard. Milliseconds since 1970. */
interface Ear {
  readonly heard: { readonly session: string; readonly committedAtMs: number; readonly heardAtMs: number }[];
  close(): void;
}

/** From the commit to a device of the same region, beside so many others that are connected. */
export async function relayShare(
  stage: Stage,
  beside: number,
  samples: number,
  atMostMs: number,
): Promise<Measured[]> {
  const ear = await openEar(stage);
  for (let at = 1; at <= samples; at++) {
    await send(stage, stage.small);
    await until(
      async () => ear.heard.length,
      (count) => count >= at,
      HEARD_WITHIN_MS,
    );
  }
  ear.close();
  const durations = ear.heard.map(({ committedAtMs, heardAtMs }) => heardAtMs - committedAtMs);
  const ascending = durations.sort((a, b) => a - b);
  const name = `commit → device, ${beside} connections`;
  return [
    { name: `${name}: P50`, value: percentile(ascending, 50), unit: 'ms', goal: { atMost: atMostMs } },
    { name: `${name}: P95`, value: percentile(ascending, 95), unit: 'ms' },
  ];
}

/** One message to a room in which everybody is. */
export async function fanOut(stage: Stage, crowd: Crowd, rounds: number): Promise<Measured[]> {
  const ear = await openEar(stage);
  const spreads: number[] = [];
  let missed = 0;
  const { up } = await crowd.tell();
  for (let at = 1; at <= rounds; at++) {
    await crowd.listen();
    await send(stage, stage.large);
    const { heardAtMs } = await until(
      () => crowd.tell(),
      (told) => told.heardAtMs.length >= up,
      HEARD_WITHIN_MS,
    );
    missed += up - heardAtMs.length;
    const committedAtMs = ear.heard.at(-1)?.committedAtMs ?? 0;
    spreads.push(Math.max(...heardAtMs) - committedAtMs);
  }
  ear.close();
  const value = percentile(
    spreads.sort((a, b) => a - b),
    50,
  );
  return [
    {
      name: `commit → the last of ${up} devices in a room: P50`,
      value,
      unit: 'ms',
      note: `${rounds} messages`,
    },
    { name: 'devices that missed a message', value: missed, unit: '', goal: { atMost: 0 } },
  ];
}

async function openEar(stage: Stage): Promise<Ear> {
  const heard: Ear['heard'] = [];
  const nonce = String(Date.now());
  let close: () => void = () => undefined;
  await new Promise<void>((resolve, reject) => {
    const device = rawDevice(accessOf(stage.way, 'ear', nonce), {
      ready: () => resolve(),
      message: (payload) => heard.push(...heardIn(payload)),
      ended: (how) => reject(new Error(`The measuring device's connection was ${how}.`)),
    });
    close = () => device.close();
  });
  return { heard, close };
}

function heardIn(payload: string): Ear['heard'] {
  const heardAtMs = performance.timeOrigin + performance.now();
  const envelope = JSON.parse(payload) as Envelope;
  if (envelope.kind !== 'commits') return [];
  return envelope.commits.flatMap((commit) =>
    'committedAt' in commit
      ? [{ session: envelope.session, committedAtMs: Date.parse(commit.committedAt), heardAtMs }]
      : [],
  );
}

async function send({ cloud, region, token }: Stage, session: string): Promise<void> {
  const call = { method: 'POST', token, body: { text: 'hello' } };
  await untilTaken(() => cloud.api(region, `/v1/sessions/${session}/messages`, call));
}
