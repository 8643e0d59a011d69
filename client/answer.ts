import { REGION_HEADER } from '../lambdas/contract/routing.ts';
import { type JsonObject, objectIn } from '../lambdas/domain/json.ts';
import type { Exchanged } from './exchange.ts';
import type { Route } from './region-choice.ts';

/** An answer of a region that works, be it a refusal. */
export interface Answer {
  readonly failed: false;
  readonly status: number;
  readonly json: JsonObject;
  /** The way that it came, with the region that gave it. */
  readonly route: Route;
  header(name: string): string | null;
}

/** No answer, or one that says "not now". The same request may be sent again, anywhere. */
export interface Failure {
  readonly failed: true;
  /** Whether another region may do better, or the caller asks too much, or must sign in. */
  readonly blames: 'region' | 'rate' | 'token';
  /** It broke off, and nothing tells that the device itself has a network. */
  readonly isCut?: boolean;
  readonly why: string;
  readonly route: Route;
  /** Soonest that another attempt makes sense. */
  readonly waitMs: number;
}

/** Statuses from 500 on by which a region that works says "not yet". */
const HEALTHY = ['not-yet-visible', 'waiters-full'];

/** What stands between may ask for a day. */
const MOST_WAIT_MS = 60_000;

/** Tells an answer from a failure. */
export function judged({ status, text, header }: Exchanged, asked: Route): Answer | Failure {
  const json = objectIn(text);
  // What the edge or a gateway answers by itself does not say.
  const route = { ...asked, region: header(REGION_HEADER) ?? asked.region };
  const blames = blamed(status, json);
  if (blames === undefined) return { failed: false, status, json: json ?? {}, route, header };
  const waitMs = retryAfterMs(header('retry-after'));
  return { failed: true, blames, why: `it answered ${status} ${text.slice(0, 200)}`, route, waitMs };
}

/** `gone` of `urn:meridian:problem:gone`. */
export function problemCodeOf(problem: JsonObject | undefined): string | undefined {
  const type = problem?.type;
  return typeof type === 'string' ? type.split(':').at(-1) : undefined;
}

function blamed(status: number, json: JsonObject | undefined): Failure['blames'] | undefined {
  if (status === 401) return 'token';
  if (status === 429) return 'rate';
  // The API says nothing but objects: this is the page of a captive portal.
  if (status < 400) return json ? undefined : 'region';
  return status >= 500 && !HEALTHY.includes(problemCodeOf(json) ?? '') ? 'region' : undefined;
}

/** Seconds only: nothing here sends the date that RFC 9110 §10.2.3 allows as well. */
function retryAfterMs(header: string | null): number {
  return Math.min(MOST_WAIT_MS, Math.max(0, Number(header)) * 1_000) || 0;
}
