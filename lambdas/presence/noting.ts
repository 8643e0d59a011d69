import { Metric } from '../contract/metrics.ts';
import { evolvePresence, type Sign } from '../domain/presence.ts';
import { slotOf } from '../domain/sweep.ts';
import { conflict } from '../platform/errors.ts';
import type { Ports } from './ports.ts';

const MOST_ATTEMPTS = 6;
const PAUSE_MS = 30;

/**
 * Notes what signs say of somebody. Whoever may be connected is listed first, so that whatever dies in between, the
 * sweep finds them. Somebody else may be noting for the same person: whoever comes second begins anew.
 */
export async function noteSigns(ports: Ports, userKey: string, signs: readonly Sign[]): Promise<void> {
  const slots = new Set(signs.filter(({ isOpen }) => isOpen).map(({ atMs }) => slotOf(atMs)));
  await Promise.all([...slots].map((slot) => ports.online.note(slot, userKey)));
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    await ports.pause(attempt * PAUSE_MS);
    const before = await ports.presences.own(userKey);
    const after = evolvePresence(before, signs, ports.nowMs());
    if (after === before) {
      return;
    }
    const { revision } = before;
    if ((await ports.presences.save(userKey, { ...after, revision })) === 'saved') {
      ports.meter.count(Metric.presenceChanged);
      return;
    }
  }
  throw conflict('contended', `Others changed the presence ${MOST_ATTEMPTS} times in a row.`, {
    ids: { userKey },
  });
}
