import { type CloudProcess, until } from '../../local/testing/cloud-process.ts';
import { type Session, untilTaken } from '../prove/sending.ts';

/** How a question ended. */
export interface End {
  readonly status: string;
  readonly text: string;
  /** `cache` where no model was asked. */
  readonly route: string;
}

const ENDED_WITHIN_MS = 180_000;

/** Asks in a session, and waits for the end. */
export async function answerTo(cloud: CloudProcess, { id, token }: Session, message: string): Promise<End> {
  const path = `/v1/sessions/${id}/completions`;
  const call = { method: 'POST', token, body: { message, priority: 'interactive', stream: false } };
  const { answer } = await untilTaken(() => cloud.edge(path, call));
  if (answer.status !== 202) {
    throw new Error(`A question was answered ${answer.status}: ${answer.text}`);
  }
  const accepted = new Date().toISOString();
  const { json } = await until(
    () => cloud.edge(`${path}/${answer.json.eventId}?accepted=${accepted}`, { token }),
    (told) => ['finished', 'failed'].includes(String(told.json.status)),
    ENDED_WITHIN_MS,
  );
  const { route } = Object(json.how) as { route?: string };
  return { status: String(json.status), text: String(json.text), route: String(route) };
}

/** So many new sessions of a tenant, each of another owner. */
export async function sessionsOf(cloud: CloudProcess, tenant: string, howMany: number): Promise<Session[]> {
  return Promise.all(
    Array.from({ length: howMany }, async (_, at) => {
      const token = await cloud.token(`${tenant} ${at}`, { tenant, expiresIn: 3_600 });
      return newSession(cloud, token);
    }),
  );
}

export async function newSession(cloud: CloudProcess, token: string): Promise<Session> {
  const { answer } = await untilTaken(() => cloud.edge('/v1/sessions', { method: 'POST', token, body: {} }));
  return { id: String(answer.json.sessionId), token };
}
