import { BATCH_BYTES, BATCH_COMMANDS } from '../../lambdas/contract/client-limits.ts';
import type { Entry } from './entry.ts';

/** `{"commands":[]}` */
const FRAME_BYTES = 16;

/** The first entries that fit into one request; one at least, if there is any. */
export function firstBatch(entries: readonly Entry[], most: number): Entry[] {
  const batch: Entry[] = [];
  let bytes = FRAME_BYTES;
  for (const entry of entries) {
    bytes += entry.bytes + 1;
    if (batch.length >= Math.min(most, BATCH_COMMANDS) || (batch.length > 0 && bytes > BATCH_BYTES)) break;
    batch.push(entry);
  }
  return batch;
}
