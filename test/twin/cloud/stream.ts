import type { Committed, Publisher } from '../../../lambdas/apply/ports.ts';
import { identityOf } from '../../../lambdas/domain/lane.ts';

/** How a stream behaves. */
export type Mood = 'takes all' | 'takes some' | 'takes nothing' | 'fails';

/** The Kinesis stream of one region. */
export interface Stream extends Publisher {
  mood: Mood;
  /** Whether a record of this event, from whichever place of the log, is on the stream. */
  has(sessionId: string, identity: string): boolean;
}

/** @param onRecord hears of everything that the stream takes */
export function streamOf(onRecord: (committed: Committed) => void): Stream {
  const taken = new Set<string>();
  let offered = 0;
  const take = (committed: Committed): void => {
    const { event } = committed.candidate;
    taken.add(keyOf(event.subject, identityOf(event)));
    onRecord(committed);
  };
  const stream: Stream = {
    mood: 'takes all',
    has: (sessionId, identity) => taken.has(keyOf(sessionId, identity)),
    async publish(events) {
      if (stream.mood === 'fails') {
        throw new Error('The stream does not answer.');
      }
      const isRefused = (): boolean =>
        stream.mood === 'takes nothing' || (stream.mood === 'takes some' && offered++ % 2 === 0);
      const refused = new Set(events.filter(isRefused));
      for (const committed of events) {
        if (!refused.has(committed)) {
          take(committed);
        }
      }
      return refused;
    },
  };
  return stream;
}

function keyOf(sessionId: string, identity: string): string {
  return `${sessionId} ${identity}`;
}
