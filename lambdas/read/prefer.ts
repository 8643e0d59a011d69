import { Limits } from '../contract/limits.ts';
import type { HttpRequest } from '../http/http-request.ts';

/** `wait=5` among the preferences (RFC 7240 §4.3), in seconds. */
const WAIT = /(?:^|[,;])\s*wait\s*=\s*"?(\d{1,4})"?\s*(?:$|[,;])/i;

/** How long a caller prefers to wait, in seconds: at most five, and `otherwise` where nothing is said. */
export function waitOf(request: HttpRequest, otherwise: number): number {
  const stated = WAIT.exec(request.headers.prefer ?? '')?.[1];
  return stated === undefined ? otherwise : Math.min(Number(stated), Limits.waitSeconds);
}
