import { isAccepted, type Write, writesIn } from '../history.ts';
import type { Client } from './client.ts';

/** The last write of another client that was accepted and is such a one. */
export function lastOfAnother(
  { recorder, person }: Client,
  isWanted: (write: Write) => boolean,
): Write | undefined {
  const wanted = (write: Write) => isAccepted(write) && write.author !== person.key && isWanted(write);
  const last = recorder.entries.findLast((entry) => writesIn(entry).some(wanted));
  return last && writesIn(last).find(wanted);
}
