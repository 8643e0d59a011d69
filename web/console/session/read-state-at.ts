import type { JsonObject } from '../../../lambdas/domain/json.ts';
import type { Person } from '../../sign-in/sign-in.ts';
import { withToken } from '../../sign-in/with-token.ts';

/** A session's state as committed by an instant, by the server's account. Rejects with a sentence. */
export async function readStateAt(
  { edge }: { readonly edge: string },
  person: Person,
  sessionId: string,
  instant: string,
): Promise<JsonObject> {
  const path = `/v1/sessions/${encodeURIComponent(sessionId)}/profile?at=${encodeURIComponent(instant)}`;
  const answer = await withToken(person, (authorization) =>
    fetch(edge + path, { headers: { authorization } }).catch(() => {
      throw new Error('No region answers. Try again in a moment.');
    }),
  );
  if (!answer.ok) throw new Error(`The API answered ${answer.status}. Try again in a moment.`);
  return ((await answer.json()) as { profile: JsonObject }).profile;
}
