import { topicsOf } from '../../lambdas/contract/topics.ts';
import type { Answer } from '../answer.ts';
import type { Api, GetToken } from '../api.ts';
import { refusal } from '../session/session-api.ts';
import type { BrokerAccess } from './mqtt-connection.ts';

/** The way to the broker of the region that answers just now. */
export interface Access {
  readonly broker: BrokerAccess;
  /** Where the user whispers to a session. */
  ephemeral(sessionId: string): string;
  /** Sessions whose own topics are among these. */
  sessionsIn(topics: readonly string[]): readonly string[];
  /** Of the region that named the broker. */
  readonly answer: Answer;
  /** Seconds since 1970 at which the token expires, where it can be read. */
  readonly expiresAt: number | undefined;
}

interface Asked {
  readonly api: Pick<Api, 'ask'>;
  readonly getToken: GetToken;
  /** Replaces the token, since the broker refused it or it is about to expire. */
  readonly renew: boolean;
  readonly device: string;
  readonly nonce: string;
  /** Asked last, since sessions mostly open together. */
  wanted(): readonly string[];
}

/** Asks the region for its broker. @throws ClientError `unreachable`, `refused`, and whatever `getToken` throws */
export async function brokerAccess(asked: Asked): Promise<Access> {
  const { api, getToken, renew, device, nonce, wanted } = asked;
  const answer = await api.ask({ method: 'GET', path: '/v1/realtime' });
  if (answer.status !== 200) throw refusal(answer);
  const { endpoint, authorizer, clientIdPrefix, inbox } = answer.json as Record<string, string>;
  const token = await getToken({ renew });
  const sessions = wanted();
  // https://docs.aws.amazon.com/iot/latest/developerguide/custom-auth.html#custom-auth-mqtt
  const username = `?x-amz-customauthorizer-name=${authorizer}&sessions=${sessions.join(',')}`;
  const [, app = '', , userKey = ''] = String(inbox).split('/');
  const topics = topicsOf(app);
  const broker = {
    endpoint: String(endpoint),
    clientId: `${clientIdPrefix}${device}~${nonce}`,
    username,
    password: token,
    filters: [String(inbox), topics.everyone(), ...sessions.map((id) => topics.session(id))],
  };
  const ephemeral = (sessionId: string) => topics.ephemeral(userKey, sessionId);
  const sessionsIn = (granted: readonly string[]) =>
    sessions.filter((id) => granted.includes(topics.session(id)));
  return { broker, ephemeral, sessionsIn, answer, expiresAt: expiryOf(token) };
}

/** `exp` of a JWT, RFC 7519 §4.1.4; undefined for a token of another kind. */
function expiryOf(token: string): number | undefined {
  try {
    const claims = atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'));
    const { exp } = JSON.parse(claims) as { exp?: unknown };
    return typeof exp === 'number' ? exp : undefined;
  } catch {
    return undefined;
  }
}
