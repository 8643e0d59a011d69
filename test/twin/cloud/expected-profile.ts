import { canonical } from '../../../lambdas/domain/canonical.ts';
import type { StampedEvent } from '../../../lambdas/domain/lane.ts';
import { mergePatch } from '../../lambdas/domain/merge-patch.ts';
import { inOrder } from './in-order.ts';

/** The oracle of every state: RFC 7396 patches one after the other, in their order. */
export function expectedProfile(events: readonly StampedEvent[]): string {
  const patches = events.map(({ event }) => event).filter(({ type }) => type === 'profile.patched');
  return canonical(inOrder(patches).reduce<unknown>((state, { data }) => mergePatch(state, data), {}));
}
