import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
} from 'cockatiel';
import { isThrottle, refusalIn } from './aws-refusal.ts';
import { broken, isMeridianError } from './errors.ts';

/** Runs one call to a dependency, or refuses to; the signal is aborted when the time is up. */
export type Guard = <T>(call: (signal: AbortSignal) => Promise<T>) => Promise<T>;

interface Patience {
  /** How long one call may take, its own retries included. Left out where the call bounds itself. */
  readonly timeoutMs?: number;
  /** Failures in a row after which calls are refused at once. */
  readonly failuresToOpen?: number;
  /** How long calls are refused before one is let through to try. */
  readonly openMs?: number;
}

/**
 * Aborting a call that has answered would cost an exception each time. And not by `wrap`: it hangs every call
 * that is under way on one signal of the library, of which Node warns from the eleventh on.
 */
const TIME_LIMIT = { strategy: TimeoutStrategy.Aggressive, abortOnReturn: false };

/** The one 4xx by which a service says that it waited in vain. */
const REQUEST_TIMEOUT = 408;

/**
 * A timeout and a circuit breaker before one dependency. An open circuit and a passed time limit are `broken`
 * errors; everything else comes out as it was thrown.
 */
export function guarded(dependency: string, patience: Patience = {}): Guard {
  const { timeoutMs, failuresToOpen = 5, openMs = 2_000 } = patience;
  const breaker = circuitBreaker(handleWhen(isFailure), {
    halfOpenAfter: openMs,
    breaker: new ConsecutiveBreaker(failuresToOpen),
  });
  const limit = timeoutMs === undefined ? undefined : timeout(timeoutMs, TIME_LIMIT);
  return async (call) => {
    try {
      return await breaker.execute(
        ({ signal }) => limit?.execute((limited) => call(limited.signal)) ?? call(signal),
      );
    } catch (error) {
      throw explained(error, dependency, timeoutMs);
    }
  };
}

function isFailure(error: unknown): boolean {
  if (isOfTheCall(error)) {
    return false;
  }
  return !isMeridianError(error) || error.fate === 'broken';
}

/** Whether a healthy service says no to this one call: others, of other people, may well succeed. */
function isOfTheCall(error: unknown): boolean {
  const status = refusalIn(error)?.status ?? (error as SdkError | undefined)?.$metadata?.httpStatusCode ?? 0;
  const isClients = status >= 400 && status < 500 && status !== REQUEST_TIMEOUT;
  return isClients && !isThrottle(status, (error as Error).name);
}

interface SdkError {
  readonly $metadata?: { readonly httpStatusCode?: number };
}

function explained(error: unknown, dependency: string, timeoutMs = Number.POSITIVE_INFINITY): unknown {
  if (error instanceof BrokenCircuitError) {
    const message = `${dependency} failed several times in a row and is not called for a moment; try again in a few seconds.`;
    return broken('circuit-open', message, { cause: error });
  }
  if (error instanceof TaskCancelledError) {
    return broken('timed-out', `${dependency} did not answer within ${timeoutMs} ms; try again.`, {
      cause: error,
    });
  }
  return error;
}
