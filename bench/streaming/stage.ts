import type { CompletionEnvelope } from '../../lambdas/contract/chunks.ts';
import type { Envelope } from '../../lambdas/contract/envelope.ts';
import { type CloudProcess, until } from '../../local/testing/cloud-process.ts';
import { accessOf, rawDevice, type Way } from '../harness/raw-device.ts';
import { untilTaken } from '../prove/sending.ts';
import { preciseNow, type StampingModel } from './stamping-model.ts';

/** A person with a session, and a model that they ask. */
export interface Stage {
  readonly cloud: CloudProcess;
  readonly region: string;
  readonly token: string;
  readonly session: string;
  readonly model: StampingModel;
  readonly way: Way;
}

/** A device, as long as it is connected. */
export interface Device {
  drop(): void;
}

/** What a device is told of answers. @param heardAtMs as `preciseNow` */
export type Hears = (envelope: CompletionEnvelope, heardAtMs: number) => void;

const SESSION_WITHIN_MS = 60_000;
const ENDED_WITHIN_MS = 180_000;
let devices = 0;

export async function setStage(cloud: CloudProcess, model: StampingModel): Promise<Stage> {
  const region = cloud.regions[0] as string;
  const token = await cloud.token('asker', { expiresIn: 3_600 });
  const { answer } = await untilTaken(() =>
    cloud.api(region, '/v1/sessions', { method: 'POST', token, body: {} }),
  );
  const session = String(answer.json.sessionId);
  await until(
    () => cloud.api(region, `/v1/sessions/${session}/profile`, { token }),
    ({ status }) => status === 200,
    SESSION_WITHIN_MS,
  );
  const { json } = await cloud.api(region, '/v1/realtime', { token });
  const { endpoint, authorizer, clientIdPrefix, inbox } = json as Record<string, string>;
  const filters = [String(inbox)];
  const way = { endpoint, authorizer, clientIdPrefix, token, filters, sessions: [] } as unknown as Way;
  return { cloud, region, token, session, model, way };
}

/** Connects a device of the asker's. */
export function connectDevice({ way }: Stage, hears: Hears): Promise<Device> {
  devices += 1;
  const access = accessOf(way, 'phone', String(devices));
  return new Promise((resolve, reject) => {
    const device = rawDevice(access, {
      ready: () => resolve({ drop: () => device.close() }),
      message: (payload) => {
        const heardAtMs = preciseNow();
        const envelope = JSON.parse(payload) as Envelope;
        if (envelope.kind === 'completion') hears(envelope, heardAtMs);
      },
      ended: (how) => reject(new Error(`A device's connection was ${how}.`)),
    });
  });
}

/** Asks, and gives the completion's id. */
export async function ask({ cloud, region, token, session }: Stage, message: string): Promise<string> {
  const path = `/v1/sessions/${session}/completions`;
  const body = { message, priority: 'interactive' };
  const { answer } = await untilTaken(() => cloud.api(region, path, { method: 'POST', token, body }));
  if (answer.status !== 202) {
    throw new Error(`A question was answered ${answer.status}: ${answer.text}`);
  }
  return String(answer.json.eventId);
}

/** What the API tells of a completion. @param query what a device has already */
export async function standing(
  { cloud, region, token, session }: Stage,
  completion: string,
  query = '',
): Promise<Record<string, unknown>> {
  const accepted = new Date().toISOString();
  const path = `/v1/sessions/${session}/completions/${completion}?accepted=${accepted}${query}`;
  return (await cloud.api(region, path, { token })).json;
}

/** How a completion ended. */
export function ending(stage: Stage, completion: string): Promise<Record<string, unknown>> {
  return until(
    () => standing(stage, completion),
    ({ status }) => status === 'finished' || status === 'failed',
    ENDED_WITHIN_MS,
  );
}
