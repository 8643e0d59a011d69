import type { JsonObject } from '../../../lambdas/domain/json.ts';
import type { Deployment } from '../../deployment.ts';
import type { Person } from '../../sign-in/sign-in.ts';

/** A session's state as committed by an instant, by the server's account. Rejects with a sentence. */
export async function readStateAt(
  { edge }: Deployment,
  person: Person,
  sessionId: string,
  instant: string,
): Promise<JsonObject> {
  const path = `/v1/sessions/${encodeURIComponent(sessionId)}/profile?at=${encodeURIComponent(instant)}`;
  const headers = { authorization: `Bearer ${await person.token({ renew: false })}` };
  const answer = await fetch(edge + path, { headers }).catch(() => undefined);
  if (!answer?.ok) throw new Error(`The API answered ${answer?.status ?? 'nothing'}. Try again in a moment.`);
  return ((await answer.json()) as { profile: JsonObject }).profile;
}
