import type { Allowance } from './allowance.ts';
import { RequestError } from './request-error.ts';

/** Throws 429 where a person sends more commands than they may; nothing of the request is done then. */
export function requireModeration(allowance: Allowance, userKey: string, commands: number): void {
  const waitMs = allowance.take(userKey, commands);
  if (waitMs > 0) {
    const seconds = Math.ceil(waitMs / 1_000);
    const what = `You have sent too many commands; send these ${commands} again in ${seconds} s.`;
    throw new RequestError('too-many-requests', what, { headers: { 'retry-after': String(seconds) } });
  }
}
