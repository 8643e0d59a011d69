import { canonical } from '../../../lambdas/domain/canonical.ts';
import type { StampedEvent } from '../../../lambdas/domain/lane.ts';
import { isNewer } from '../../../lambdas/domain/stamp.ts';
import { mergePatch } from '../../lambdas/domain/merge-patch.ts';

/** The oracle of every state: RFC 7396 patches one after the other, in the order of their stamps. */
export function expectedProfile(events: readonly StampedEvent[]): string {
  const patches = events.filter(({ event }) => event.type === 'profile.patched');
  const inOrder = patches.sort(
    (a, b) => Number(isNewer(a.stamp, b.stamp)) - Number(isNewer(b.stamp, a.stamp)),
  );
  return canonical(inOrder.reduce<unknown>((state, { event }) => mergePatch(state, event.data), {}));
}
