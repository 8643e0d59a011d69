import middy, { type MiddlewareObj, type Request } from '@middy/core';
import type { Context } from 'aws-lambda';
import { REGION_HEADER } from '../contract/routing.ts';
import { isMeridianError } from '../platform/errors.ts';
import type { Log, LogFields } from '../platform/logger.ts';
import type { Meter } from '../platform/metrics.ts';
import type { Answer, Handle } from './answer.ts';
import type { HttpRequest } from './http-request.ts';
import { problemAnswer } from './problem.ts';
import { problemCodeOf } from './problem-codes.ts';

/** What a handler tells of itself, where it is, and by which clock. */
export interface Observed {
  readonly log: Log;
  readonly meter: Meter;
  readonly region: string;
  /** Milliseconds of a clock that never goes back. */
  monotonicMs(): number;
}

export type HttpHandler = (request: HttpRequest, context: Context) => Promise<Answer>;
type Passing = Request<HttpRequest, Answer>;

/** A Lambda handler around a route's work: errors become problems, each request one log line, metrics are flushed. */
export function httpHandler(handle: Handle<HttpRequest>, observed: Observed): HttpHandler {
  return middy<HttpRequest, Answer>((request: HttpRequest) => handle(request), {
    timeoutEarlyInMillis: 0,
  }).use(recording(observed));
}

function recording({ log, meter, region, monotonicMs }: Observed): MiddlewareObj<HttpRequest, Answer> {
  // An environment runs one request at a time, so that one variable will do.
  let startedMs = 0;
  const finish = (passing: Passing, { about = {}, ...answer }: Answer): void => {
    const headers = { ...answer.headers, [REGION_HEADER]: region };
    // RFC 9110 §9.3.2: whatever a HEAD is answered, a refusal as well, has no content.
    const body = passing.event.requestContext.http.method === 'HEAD' ? '' : answer.body;
    passing.response = { ...answer, headers, body };
    meter.flush();
    report(log, passing.error, {
      requestId: passing.event.requestContext.requestId,
      route: passing.event.routeKey,
      durationMs: Math.round(monotonicMs() - startedMs),
      outcome: String(answer.statusCode),
      ...about,
    });
  };
  return {
    before: () => {
      startedMs = monotonicMs();
    },
    after: (passing) => finish(passing, passing.response as Answer),
    onError: (passing) =>
      finish(passing, problemAnswer(passing.error, passing.event.requestContext.requestId)),
  };
}

function report(log: Log, error: Error | null | undefined, fields: LogFields): void {
  if (!error) {
    log.info('answered', fields);
    return;
  }
  const known = isMeridianError(error) ? error : undefined;
  const explained = { ...fields, ...known?.ids, errorCode: known?.code ?? problemCodeOf(error) };
  if (known?.fate === 'rejected') {
    log.info('refused', explained);
  } else {
    log.error('failed', explained, error);
  }
}
