import type { Intent, MeridianEvent } from '../contract/events.ts';
import type { Urgency } from '../contract/names.ts';
import { type Decision, decide, ownerOf, sessionIdOf } from '../domain/decide.ts';
import { millisOf } from '../domain/event-id.ts';
import { noSuchSession } from '../http/path-session.ts';
import { RequestError } from '../http/request-error.ts';
import { encodeMessage } from '../queue/encode-message.ts';
import type { Circumstances } from './circumstances.ts';
import type { Order } from './order.ts';
import { usualUrgency } from './urgency.ts';

/** A command that may be queued. */
export interface Accepted {
  readonly eventId: string;
  readonly sessionId: string;
  readonly urgency: Urgency;
  /** The message. */
  readonly body: string;
}

interface EventIds {
  readonly eventId: string;
  readonly sessionId: string;
  readonly userKey: string;
}

/**
 * Decides an order once and for all regions: what event it is, and whether its author may. Throws the problem
 * that stands in the way: 404 to strangers, 403 to members who may not. Only members cost a read; an owner is known by the session's id.
 */
export async function decided(order: Order, eventId: string, given: Circumstances): Promise<Accepted> {
  const { caller, traceparent, acceptedAt, membership } = given;
  const sessionId = order.sessionId ?? sessionIdOf(caller.userKey, eventId);
  const ids = { eventId, sessionId, userKey: caller.userKey };
  const decision = decisionOn(order, ids, given);
  requireMeaning(decision, order, ids);
  const isOwner = ownerOf(sessionId) === caller.userKey;
  if (!isOwner && !(await membership.isMember(sessionId, caller.userKey))) {
    throw noSuchSession();
  }
  // Only now: a stranger must not learn from a refusal that the session exists.
  const event = permitted(decision, ids);
  const authority: Intent['authority'] = isOwner ? 'owner' : 'member';
  const urgency = order.urgency ?? usualUrgency(order.command.type);
  const tenant = event.type === 'completion.requested' ? { tenant: given.tenantKey() } : {};
  const body = encodeMessage({ v: 1, event, acceptedAt, authority, ...tenant, traceparent });
  return { eventId, sessionId, urgency, body };
}

function decisionOn(order: Order, ids: EventIds, { models, lanes }: Circumstances): Decision {
  return decide(order.command, {
    id: ids.eventId,
    time: new Date(millisOf(ids.eventId)).toISOString(),
    author: ids.userKey,
    sessionId: ids.sessionId,
    owner: ownerOf(ids.sessionId),
    models,
    lanes,
  });
}

/** Before any read: what means nothing means nothing in anybody's session. */
function requireMeaning(decision: Decision, { at }: Order, ids: EventIds): void {
  if ('rejected' in decision && decision.rejected.code === 'meaningless') {
    const { pointer, detail } = decision.rejected;
    throw new RequestError('meaningless', detail, { faults: [{ pointer: at + pointer, detail }], ids });
  }
}

function permitted(decision: Decision, ids: EventIds): MeridianEvent {
  if ('rejected' in decision) {
    throw new RequestError('forbidden', decision.rejected.detail, { ids });
  }
  return decision.event;
}
