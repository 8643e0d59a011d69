import type { Static } from '@sinclair/typebox';
import type { NoticeBody } from '../contract/commands.ts';
import { Limits } from '../contract/limits.ts';
import { Metric } from '../contract/metrics.ts';
import { addressesOf } from '../devices/addresses.ts';
import type { Brokers } from '../devices/brokers.ts';
import type { Whereabouts } from '../devices/whereabouts.ts';
import type { Allowance } from '../http/allowance.ts';
import { type Answer, type Handle, json } from '../http/answer.ts';
import { jsonBodyOf, requireHarmless, requireValid } from '../http/body.ts';
import { type Caller, callerOf, type Identification } from '../http/caller.ts';
import { declaredIdOf } from '../http/declared-id.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { requireModeration } from '../http/moderation.ts';
import { RequestError } from '../http/request-error.ts';
import { routed } from '../http/router.ts';
import { type Stamping, stamping } from '../http/stamping.ts';
import { broken } from '../platform/errors.ts';
import type { Meter } from '../platform/metrics.ts';
import { userKeyOf } from '../platform/user-key.ts';
import type { UserStore } from '../store/user-store.ts';
import { shareSession } from './share-session.ts';

/** What notify needs of the world. */
export interface Ports {
  readonly users: Pick<UserStore, 'sessionsOf'>;
  readonly whereabouts: Whereabouts;
  readonly brokers: Brokers;
  readonly allowance: Allowance;
  readonly identification: Identification;
  readonly meter: Meter;
  nowMs(): number;
  /** Fresh random bytes. */
  random(bytes: number): Uint8Array;
}

const LONGEST_SUBJECT = 256;

/** `POST /v1/users/{subject}/notices`. One per execution environment, as its clock. */
export function notifying(ports: Ports): Handle<HttpRequest> {
  const stamps = stamping(ports);
  return routed({ 'POST /v1/users/{subject}/notices': (request) => notify(ports, stamps, request) });
}

/**
 * Tells the devices of a user something, wherever any is connected. For oneself, and for people with whom one shares
 * a session; all others are answered alike, whether there is such a person or not.
 */
async function notify(ports: Ports, stamps: Stamping, request: HttpRequest): Promise<Answer> {
  const caller = callerOf(request, ports.identification);
  requireModeration(ports.allowance, caller.userKey, 1);
  const notice = await noticeOf(request);
  const noticeId = stamps.eventId(caller.userKey, declaredIdOf(request));
  const userKey = addresseeOf(request, caller, ports);
  if (userKey !== caller.userKey && !(await shareSession(ports.users, caller.userKey, userKey))) {
    throw nobody();
  }
  const devices = await push(ports, userKey, { id: noticeId, from: caller.userKey, ...notice });
  ports.meter.count(devices > 0 ? Metric.noticesPushed : Metric.noticesUnheard);
  return {
    ...json(200, { noticeId, connected: devices > 0, devices }),
    about: { userKey: caller.userKey, eventId: noticeId },
  };
}

/** How many devices were connected. Throws where none could be reached although there are some. */
async function push(ports: Ports, userKey: string, notice: object): Promise<number> {
  const presences = await ports.whereabouts.of([userKey]);
  const addresses = addressesOf(presences);
  const at = new Date(ports.nowMs()).toISOString();
  const envelope = JSON.stringify({ v: 1, kind: 'notice', ...notice, at });
  const taken = await ports.brokers.push(addresses, envelope);
  if (taken === 0 && addresses.length > 0) {
    throw broken('broker-unreachable', 'No broker took the notice.');
  }
  return Object.values(presences.get(userKey)?.devices ?? {}).reduce((sum, count) => sum + count, 0);
}

async function noticeOf(request: HttpRequest): Promise<Static<typeof NoticeBody>> {
  const mediaTypes = ['application/json'];
  const body = jsonBodyOf(request, { mediaTypes, maxBytes: Limits.noticeBytes });
  requireHarmless(body);
  await requireValid('NoticeBody', body);
  return body as Static<typeof NoticeBody>;
}

/** Of the caller's own issuer and tenant: nobody reaches across. */
function addresseeOf(request: HttpRequest, caller: Caller, { identification }: Ports): string {
  const subject = request.pathParameters?.subject ?? '';
  if (subject === '' || subject.length > LONGEST_SUBJECT) {
    throw nobody();
  }
  return userKeyOf(identification.salt, { ...caller, subject });
}

function nobody(): RequestError {
  return new RequestError('not-found', 'There is nobody of that name with whom you share a session.');
}
