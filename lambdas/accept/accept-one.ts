import { Metric } from '../contract/metrics.ts';
import { type Answer, type Handle, json } from '../http/answer.ts';
import { declaredIdOf } from '../http/declared-id.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { requireModeration } from '../http/moderation.ts';
import { pathSessionOf } from '../http/path-session.ts';
import { kindOf, problemCodeOf } from '../http/problem-codes.ts';
import type { Stamping } from '../http/stamping.ts';
import { broken } from '../platform/errors.ts';
import { circumstancesOf } from './circumstances.ts';
import { type Accepted, decided } from './decision.ts';
import type { Order } from './order.ts';
import type { Ports } from './ports.ts';
import { SINGLE_COMMANDS, type SingleRoute } from './single-commands.ts';
import { askedUrgency } from './urgency.ts';

/** Soonest that asking for the status makes sense. Seconds. */
const RETRY_AFTER_SECONDS = '1';

/** A route that carries one command: decides it, queues it, and answers 202. */
export function acceptOne(route: SingleRoute, ports: Ports, stamps: Stamping): Handle<HttpRequest> {
  return counted(ports, async (request) => {
    const given = circumstancesOf(request, ports);
    requireModeration(ports.allowance, given.caller.userKey, 1);
    const { headers } = request;
    const order: Order = {
      sessionId: route === 'POST /v1/sessions' ? undefined : pathSessionOf(request),
      command: await SINGLE_COMMANDS[route](request, given),
      declaredId: declaredIdOf(request),
      urgency: askedUrgency(headers.priority),
      at: '',
    };
    const { userKey } = given.caller;
    stamps.seen(userKey, headers['meridian-clock']);
    const accepted = await decided(order, stamps.eventId(userKey, order.declaredId), given);
    const about = {
      userKey,
      sessionId: accepted.sessionId,
      eventId: accepted.eventId,
    };
    await queue(accepted, ports, about);
    return { ...answerFor(order, accepted, given.acceptedAt), about };
  });
}

async function queue(
  { urgency, body }: Accepted,
  { sender }: Ports,
  ids: Record<string, string>,
): Promise<void> {
  try {
    await sender.send(urgency, body);
  } catch (cause) {
    throw broken('queue-unavailable', `The ${urgency} queue did not take the event.`, { cause, ids });
  }
}

function answerFor({ command }: Order, { eventId, sessionId }: Accepted, acceptedAt: string): Answer {
  const status = 'accepted';
  const body = command.type === 'session.create' ? { sessionId, eventId, status } : { eventId, status };
  // What became of a question is its answer.
  const kind = command.type === 'completion.request' ? 'completions' : 'events';
  return json(202, body, {
    location: `/v1/sessions/${sessionId}/${kind}/${eventId}?accepted=${acceptedAt}`,
    'retry-after': RETRY_AFTER_SECONDS,
  });
}

function counted({ meter }: Ports, handle: Handle<HttpRequest>): Handle<HttpRequest> {
  return async (request) => {
    try {
      const answer = await handle(request);
      meter.count(Metric.accepted);
      return answer;
    } catch (error) {
      const { status } = kindOf(problemCodeOf(error));
      meter.count(status >= 500 ? Metric.unavailable : Metric.rejected);
      throw error;
    }
  };
}
