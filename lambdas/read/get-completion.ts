import type { MeridianEvent } from '../contract/events.ts';
import { millisOf } from '../domain/event-id.ts';
import { modified } from '../domain/modification.ts';
import { type Answer, json } from '../http/answer.ts';
import type { HttpRequest } from '../http/http-request.ts';
import type { CompletionRecord } from '../store/completion-store.ts';
import type { CompletionPlace, Progress, Waiting } from '../store/progress-store.ts';
import { cacheHeaders } from './cache-headers.ts';
import { type CompletionAsked, completionAsked, noSuchCompletion } from './completion-asked.ts';
import type { Ports } from './ports.ts';

const RETRY_AFTER = { 'retry-after': '1' };
/** For what waits minutes for a batch job. */
const RETRY_PATIENTLY = { 'retry-after': '10' };
/** By then a question has been looked at, and is answered if the cache has it. */
const LOOKED_AT_MS = 5_000;

/**
 * `GET /v1/sessions/{id}/completions/{completionId}`: what became of a question, for who belongs to its session.
 * Finished in any lane beats failed, and failed beats cancelled.
 */
export async function getCompletion(ports: Ports, request: HttpRequest): Promise<Answer> {
  const asked = await completionAsked(ports, request);
  const { sessionId, caller, place } = asked;
  const record = await ports.stores.events.completion(sessionId, place);
  const answer = (await endIn(ports, place, record)) ?? (await underWay(ports, asked, record.requested));
  return { ...answer, about: { sessionId, eventId: place.id, userKey: caller.userKey } };
}

async function endIn(
  ports: Ports,
  { sessionId, id: completionId }: CompletionPlace,
  { finished, failed, cancelled }: CompletionRecord,
): Promise<Answer | undefined> {
  if (finished !== undefined) {
    return finishedAnswer(completionId, finished, await textNow(ports, sessionId, finished));
  }
  if (failed !== undefined) {
    const { code, reason } = failed.data;
    return json(200, { completionId, status: 'failed', code, reason });
  }
  return cancelled && json(200, { completionId, status: 'cancelled' });
}

function finishedAnswer(
  completionId: string,
  { id: answerId, data }: MeridianEvent<'completion.finished'>,
  text: string,
): Answer {
  const { stopReason, model, how, usage, cost } = data;
  const body = { completionId, status: 'finished', answerId, text, stopReason, model, how, usage, cost };
  return json(200, body, cacheHeaders(how));
}

/** An answer is a message, which the session's owner may have deleted. */
async function textNow(
  { stores }: Ports,
  sessionId: string,
  finished: MeridianEvent<'completion.finished'>,
): Promise<string> {
  const range = { oldest: finished.id, newest: finished.id };
  const [shown] = modified([finished], await stores.events.modifications(sessionId, range));
  return shown?.data.text ?? '';
}

async function underWay(
  ports: Ports,
  asked: CompletionAsked,
  requested: MeridianEvent<'completion.requested'> | undefined,
): Promise<Answer> {
  if (requested === undefined) {
    return notYetThere(ports, asked);
  }
  const progress = await ports.completions.progress(asked.place);
  return progress !== undefined && isRunning(progress, ports.nowMs())
    ? streaming(ports, asked, { run: progress.run, model: progress.waiting?.model })
    : queued(ports, requested, progress?.waiting);
}

/** Somebody is at it, or has just ended it. What an earlier run said that broke off is void. */
function isRunning({ run, lease, end }: Progress, nowMs: number): boolean {
  return run > 0 && (end !== undefined || (lease !== undefined && lease.untilMs >= nowMs));
}

async function queued(
  ports: Ports,
  { id: completionId, data }: MeridianEvent<'completion.requested'>,
  waiting: Waiting | undefined,
): Promise<Answer> {
  const { priority, model } = data;
  const estimate = waiting && (await ports.completions.estimate(waiting));
  const body = { completionId, status: 'queued', priority, model: waiting?.model ?? model, ...estimate };
  const isOld = ports.nowMs() - millisOf(completionId) > LOOKED_AT_MS;
  const isHeld = priority === 'batch' && waiting?.model === undefined && isOld;
  return json(200, body, isHeld ? RETRY_PATIENTLY : RETRY_AFTER);
}

/** Pieces of an earlier run are void: whoever has some begins anew. */
async function streaming(
  ports: Ports,
  { place, run: known, from: wanted }: CompletionAsked,
  { run, model }: { run: number; model: string | undefined },
): Promise<Answer> {
  const from = (known ?? run) === run ? wanted : 0;
  const chunks = await ports.completions.chunks(place, run, from);
  const next = (chunks.at(-1)?.seq ?? from - 1) + 1;
  return json(200, { completionId: place.id, status: 'streaming', model, run, chunks, next });
}

/** Its event may have failed, or not be here yet. */
async function notYetThere(
  { sessions }: Ports,
  { sessionId, place: { id: completionId, asker }, acceptedAt }: CompletionAsked,
): Promise<Answer> {
  const failure = await sessions.failure(sessionId, completionId, asker);
  if (failure !== undefined) {
    const { code, reason } = failure;
    return json(200, { completionId, status: 'failed', code, reason });
  }
  if (acceptedAt === undefined) {
    throw noSuchCompletion();
  }
  return json(200, { completionId, status: 'pending', acceptedAt }, RETRY_AFTER);
}
