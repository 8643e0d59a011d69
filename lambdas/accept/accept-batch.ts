import { Limits } from '../contract/limits.ts';
import { Metric } from '../contract/metrics.ts';
import { type Handle, json } from '../http/answer.ts';
import { jsonBodyOf, requireValid } from '../http/body.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { requireModeration } from '../http/moderation.ts';
import { type Problem, problemOf } from '../http/problem.ts';
import { RequestError } from '../http/request-error.ts';
import type { Stamping } from '../http/stamping.ts';
import { broken } from '../platform/errors.ts';
import type { Sent } from '../platform/sender.ts';
import { batchOrder } from './batch-order.ts';
import { type Circumstances, circumstancesOf } from './circumstances.ts';
import { type Accepted, decided } from './decision.ts';
import type { Order } from './order.ts';
import type { Ports } from './ports.ts';
import { askedUrgency } from './urgency.ts';

/** What became of one command of a batch. */
interface Result {
  readonly status: number;
  readonly eventId?: string;
  readonly sessionId?: string;
  readonly problem?: Problem;
}

interface Refused {
  readonly error: unknown;
}
type Stamped = { readonly order: Order; readonly eventId: string } | Refused;
type Decided = Accepted | Refused;

/** `POST /v1/batch`: each command gets its own id, its own message and its own result. */
export function acceptBatch(ports: Ports, stamps: Stamping): Handle<HttpRequest> {
  return async (request) => {
    requireNoKey(request);
    const given = circumstancesOf(request, ports);
    const commands = await commandsOf(request);
    requireModeration(ports.allowance, given.caller.userKey, commands.length);
    stamps.seen(given.caller.userKey, request.headers['meridian-clock']);
    const stamped = await stampedInOrder(commands, request, given, stamps);
    const outcomes = await Promise.all(stamped.map((one) => decidedOrRefused(one, given)));
    const results = await queued(outcomes, ports, request.requestContext.requestId);
    count(results, ports);
    return { ...json(200, { results }), about: { userKey: given.caller.userKey } };
  };
}

function requireNoKey(request: HttpRequest): void {
  if (request.headers['idempotency-key'] !== undefined) {
    const what = 'A batch takes no Idempotency-Key; give each command its own "eventId".';
    throw new RequestError('batch-key', what);
  }
}

async function commandsOf(request: HttpRequest): Promise<readonly unknown[]> {
  const body = jsonBodyOf(request, { mediaTypes: ['application/json'], maxBytes: Limits.batchBytes });
  await requireValid('BatchBody', body);
  return (body as { commands: unknown[] }).commands;
}

/** One after the other, so that minted ids follow the order of the commands. */
async function stampedInOrder(
  commands: readonly unknown[],
  request: HttpRequest,
  given: Circumstances,
  stamps: Stamping,
): Promise<Stamped[]> {
  const asked = askedUrgency(request.headers.priority);
  const stamped: Stamped[] = [];
  for (const [index, command] of commands.entries()) {
    try {
      const order = await batchOrder(command, index, given, asked);
      stamped.push({ order, eventId: stamps.eventId(given.caller.userKey, order.declaredId) });
    } catch (error) {
      stamped.push({ error });
    }
  }
  return stamped;
}

async function decidedOrRefused(stamped: Stamped, given: Circumstances): Promise<Decided> {
  if ('error' in stamped) {
    return stamped;
  }
  try {
    return await decided(stamped.order, stamped.eventId, given);
  } catch (error) {
    return { error };
  }
}

async function queued(outcomes: readonly Decided[], { sender }: Ports, requestId: string): Promise<Result[]> {
  const accepted = outcomes.filter((outcome) => 'body' in outcome);
  const sent = accepted.length === 0 ? [] : await sender.sendAll(accepted);
  const fates = new Map<Decided, Sent | undefined>(accepted.map((one, at) => [one, sent[at]]));
  return outcomes.map((outcome) =>
    'error' in outcome ? refused(outcome.error, requestId) : told(outcome, fates.get(outcome), requestId),
  );
}

function told({ eventId, sessionId }: Accepted, fate: Sent | undefined, requestId: string): Result {
  if (fate === 'sent') {
    return { status: 202, eventId, sessionId };
  }
  const error = broken('queue-unavailable', 'The queue did not take the event.', {
    ids: { eventId, sessionId },
  });
  return { ...refused(error, requestId), eventId, sessionId };
}

function refused(error: unknown, requestId: string): Result {
  const problem = problemOf(error, requestId);
  return { status: problem.status, problem };
}

function count(results: readonly Result[], { meter }: Ports): void {
  const tally = { [Metric.accepted]: 0, [Metric.rejected]: 0, [Metric.unavailable]: 0 };
  for (const { status } of results) {
    tally[metricOf(status)] += 1;
  }
  for (const metric of [Metric.accepted, Metric.rejected, Metric.unavailable]) {
    if (tally[metric] > 0) {
      meter.count(metric, tally[metric]);
    }
  }
}

function metricOf(status: number) {
  if (status === 202) {
    return Metric.accepted;
  }
  return status >= 500 ? Metric.unavailable : Metric.rejected;
}
