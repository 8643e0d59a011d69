import { createHash } from 'node:crypto';
import type { MeridianEvent } from '../../../lambdas/contract/events.ts';
import { canonical } from '../../../lambdas/domain/canonical.ts';

/**
 * Where an event stands in the total order, as a text that sorts as events do: by id, author, and the SHA-256 of the
 * canonical `[type, data]`. Reckoned from the event itself, so that an order that is wrong in the lambdas is not
 * wrong here as well.
 */
export function rankOf({ id, source, type, data }: MeridianEvent): string {
  const digest = createHash('sha256').update(canonical([type, data]));
  return `${id}#${source}#${digest.digest('hex')}`;
}
