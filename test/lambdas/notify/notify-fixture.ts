import type { Context } from 'aws-lambda';
import type { Address } from '../../../lambdas/devices/brokers.ts';
import { allowance } from '../../../lambdas/http/allowance.ts';
import type { Answer } from '../../../lambdas/http/answer.ts';
import { httpHandler } from '../../../lambdas/http/http-handler.ts';
import type { HttpRequest } from '../../../lambdas/http/http-request.ts';
import { notifying, type Ports } from '../../../lambdas/notify/notifying.ts';
import { userKeyOf } from '../../../lambdas/platform/user-key.ts';
import { ANNA, idAt } from '../domain/factories.ts';
import { ISSUER, request } from '../http/request-factory.ts';
import { remembering } from '../remembering.ts';

const SALT = 'pepper';
export const NOW_MS = Date.parse('2026-11-20T18:00:00.000Z');
const ROUTE = 'POST /v1/users/{subject}/notices';
const keyOf = (subject: string, tenant = 'acme') => userKeyOf(SALT, { issuer: ISSUER, tenant, subject });
export const [ADA, BOB] = [keyOf('ada'), keyOf('bob')];
const SHARED = `${ANNA}.${idAt(5)}`;

/** Notify where Ada and Bob share a session, and Bob has a phone in Dublin and two in Tokyo. */
export function notify(changes: Partial<Ports> = {}) {
  const { log, meter, counts } = remembering();
  const pushed: { readonly to: readonly Address[]; readonly payload: string }[] = [];
  const sessions = new Map([
    [ADA, [SHARED]],
    [BOB, [`${ANNA}.${idAt(1)}`, SHARED]],
  ]);
  const online = new Map([[BOB, { 'eu-west-1': 1, 'ap-northeast-1': 2 }]]);
  const handler = httpHandler(
    notifying({
      users: { sessionsOf: async (userKey) => ({ names: sessions.get(userKey) ?? [], next: undefined }) },
      whereabouts: {
        of: async (userKeys) => new Map(userKeys.map((key) => [key, { devices: online.get(key) ?? {} }])),
      },
      brokers: { push: async (to, payload) => pushed.push({ to, payload }) && to.length },
      allowance: allowance({ perSecond: 2, burst: 20 }, () => NOW_MS),
      identification: { salt: SALT, tenantClaim: 'tenant' },
      meter,
      nowMs: () => NOW_MS,
      random: (bytes) => new Uint8Array(bytes),
      ...changes,
    }),
    { log, meter, region: 'eu-west-1', monotonicMs: () => 0 },
  );
  const post = async (subject: string, body: unknown, { as = 'ada', tenant = 'acme', key = '' } = {}) => {
    const asked = request({
      routeKey: ROUTE,
      body: JSON.stringify(body),
      claims: { sub: as, iss: ISSUER, tenant },
      pathParameters: { subject },
      headers: { 'content-type': 'application/json', ...(key !== '' && { 'idempotency-key': key }) },
    });
    const answer = await handler(asked, {} as Context);
    return { status: answer.statusCode, json: JSON.parse(answer.body), headers: answer.headers };
  };
  const handle = (asked: HttpRequest): Promise<Answer> => handler(asked, {} as Context);
  return { post, handle, pushed, counts, sessions, online };
}
