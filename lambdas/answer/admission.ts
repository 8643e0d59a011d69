import { modelOf, type Source } from '../answers/source.ts';
import type { ModelTask } from '../contract/model-task.ts';
import type { Reservation } from '../domain/limiter/settlement.ts';
import { nextQuota, shortestWaitMs, WAITS_BEFORE_SPILL } from '../domain/queueing/spill.ts';
import { isMeridianError, type MeridianError } from '../platform/errors.ts';
import type { Ports } from './ports.ts';
import { sourcesOf } from './sources.ts';

/** A call of a model that a quota let in. */
export interface LetIn {
  readonly source: Source;
  readonly reservation: Reservation;
  readonly startsInMs: number;
}

/** No quota has room: the shortest wait for one, if nobody else comes before. */
export interface NoRoom {
  readonly waitMs: number;
}

/** How long a quota that could not be asked is left alone. */
const UNREACHABLE_MS = 30_000;

/**
 * Asks the quotas that may serve a task, one after the other while waiting for those before is too long.
 * @throws MeridianError, rejected, where no minute of any of them has room for it
 */
export async function admitted(ports: Ports, task: ModelTask, key: string): Promise<LetIn | NoRoom> {
  const { priority } = task.ask.question;
  const ageMs = ports.nowMs() - task.attempts.acceptedAtMs;
  const mostWaitMs = Math.max(0, WAITS_BEFORE_SPILL[priority] - ageMs);
  const sources = new Map(
    sourcesOf(task, ports.settings, ports.region).map((source) => [nameOf(source), source]),
  );
  const waitsMs = new Map<string, number>();
  let tooLarge: MeridianError | undefined;
  let next = nextQuota([...sources.keys()], waitsMs, mostWaitMs);
  while (next !== undefined) {
    const source = sources.get(next) as Source;
    const admission = await asked(ports, task, { source, key, ageMs }).catch((error) =>
      full(ports, source, error),
    );
    if ('reservation' in admission) {
      return { source, ...admission };
    }
    if ('retryAfterMs' in admission) {
      waitsMs.set(next, admission.retryAfterMs);
    } else {
      tooLarge ??= admission.tooLarge;
      sources.delete(next);
    }
    next = nextQuota([...sources.keys()], waitsMs, mostWaitMs);
  }
  return waited(waitsMs, tooLarge);
}

function waited(waitsMs: ReadonlyMap<string, number>, tooLarge: MeridianError | undefined): NoRoom {
  if (waitsMs.size === 0 && tooLarge !== undefined) {
    throw tooLarge;
  }
  return { waitMs: shortestWaitMs(waitsMs) };
}

interface Asking {
  readonly source: Source;
  readonly key: string;
  readonly ageMs: number;
}

/** What an answer may take of a quota at most is reserved: the prompt, and every token that the answer may have. */
function asked(
  { limiterOf, settings }: Ports,
  { ask, inputTokens, maxOutputTokens }: ModelTask,
  { source, key, ageMs }: Asking,
) {
  const { burndown } = modelOf(source.model, settings);
  return limiterOf(source).reserve({
    key,
    callClass: ask.question.priority,
    tenant: ask.tenant,
    tokens: inputTokens + maxOutputTokens * burndown,
    ageMs,
  });
}

/**
 * Where another region's quota cannot be asked, or a quota is too small, it is no help: the question waits for the
 * others.
 */
function full(
  { region }: Ports,
  source: Source,
  error: unknown,
): { retryAfterMs: number } | { tooLarge: MeridianError } {
  if (isMeridianError(error) && error.fate === 'rejected') {
    return { tooLarge: error };
  }
  if (source.region === region || !isMeridianError(error) || error.fate !== 'broken') {
    throw error;
  }
  return { retryAfterMs: UNREACHABLE_MS };
}

function nameOf({ region, modelId }: Source): string {
  return `${region} ${modelId}`;
}
