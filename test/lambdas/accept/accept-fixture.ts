import type { Context } from 'aws-lambda';
import { accepting } from '../../../lambdas/accept/accepting.ts';
import type { Intent } from '../../../lambdas/contract/events.ts';
import type { Allowance } from '../../../lambdas/http/allowance.ts';
import type { Answer } from '../../../lambdas/http/answer.ts';
import { httpHandler } from '../../../lambdas/http/http-handler.ts';
import type { HttpRequest } from '../../../lambdas/http/http-request.ts';
import type { LogFields } from '../../../lambdas/platform/logger.ts';
import type { Entry, Sent } from '../../../lambdas/platform/sender.ts';
import { userKeyOf } from '../../../lambdas/platform/user-key.ts';
import { ISSUER, request } from '../http/request-factory.ts';

export const NOW_MS = Date.parse('2026-11-20T12:00:00.000Z');
const SALT = 'pepper';
export const ADA = keyOf('ada');
export const BOB = keyOf('bob');

/** A UUIDv7 of an instant. */
export function idAt(ms: number, tail = '7abc-8123-456789abcdef'): string {
  const hex = ms.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-${tail}`;
}

export const SESSION = `${ADA}.${idAt(NOW_MS - 60_000)}`;
export const FOREIGN = `${BOB}.${idAt(NOW_MS - 60_000)}`;

export function keyOf(subject: string, tenant = 'acme'): string {
  return userKeyOf(SALT, { issuer: ISSUER, tenant, subject });
}

const UNLIMITED: Allowance = { take: () => 0 };

/** Accept with fakes at its ports, and what it did to them. */
export function acceptance({
  members = [] as string[],
  queue = (_: Entry): Sent => 'sent',
  allowance = UNLIMITED,
} = {}) {
  const queued: Entry[] = [];
  const lines: { message: string; fields: LogFields | undefined; error?: unknown }[] = [];
  const counts: Record<string, number> = {};
  const asked: string[] = [];
  const offer = (entry: Entry): Sent => {
    const fate = queue(entry);
    if (fate === 'sent') {
      queued.push(entry);
    }
    return fate;
  };
  const meter = {
    count: (name: string, howMany = 1) => {
      counts[name] = (counts[name] ?? 0) + howMany;
    },
    milliseconds: () => {},
    flush: () => {},
  };
  const logTo = (message: string, fields?: LogFields, error?: unknown) => {
    lines.push({ message, fields, error });
  };
  const handler = httpHandler(
    accepting({
      sender: {
        async send(urgency, body) {
          if (offer({ urgency, body }) === 'failed') {
            throw new Error('The queue is down.');
          }
        },
        sendAll: async (entries) => entries.map(offer),
      },
      membership: {
        async isMember(sessionId, userKey) {
          asked.push(`${sessionId} ${userKey}`);
          return members.includes(`${sessionId} ${userKey}`);
        },
      },
      allowance,
      meter,
      models: ['swift', 'clever'],
      lanes: ['eu-west-1.1', 'us-east-2.12'],
      identification: { salt: SALT, tenantClaim: 'tenant' },
      nowMs: () => NOW_MS,
      random: (bytes) => new Uint8Array(bytes).fill(7),
    }),
    {
      log: { debug: logTo, info: logTo, warn: logTo, error: logTo },
      meter,
      region: 'eu-west-1',
      monotonicMs: () => 0,
    },
  );
  const handle = (asked: HttpRequest): Promise<Answer> => handler(asked, {} as Context);
  const call = (wanted: Parameters<typeof request>[0]): Promise<Answer> => handle(request(wanted));
  const intents = (): Intent[] => queued.map(({ body }) => JSON.parse(body) as Intent);
  return { call, handle, queued, intents, lines, counts, asked };
}

export const bodyOf = (answer: Answer) => JSON.parse(answer.body);

export const PATCH = (patch: string, headers: Record<string, string> = {}, session = SESSION) => ({
  routeKey: 'PATCH /v1/sessions/{id}/profile',
  pathParameters: { id: session },
  headers,
  body: patch,
});
