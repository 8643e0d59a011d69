import type { ModelTask } from '../contract/model-task.ts';
import { encodeMessage } from '../queue/encode-message.ts';
import type { HeldStore } from '../store/held-store.ts';
import type { ProgressStore } from '../store/progress-store.ts';
import { placeOf } from './ends.ts';

/** Keeps a question for a batch job and notes that it waits; `too-large` where it has to be asked by itself. */
export type Hold = (task: ModelTask) => Promise<'held' | 'too-large'>;

export interface HoldPorts {
  readonly held: Pick<HeldStore, 'hold'>;
  readonly progress: Pick<ProgressStore, 'wait'>;
  nowMs(): number;
}

/** Nobody can say for how long it waits, so that no model's queue is named. */
export function holding({ held, progress, nowMs }: HoldPorts): Hold {
  return async (task) => {
    const place = placeOf(task.ask);
    const outcome = await held.hold({ place, body: encodeMessage(task) });
    if (outcome === 'held') {
      const { priority } = task.ask.question;
      await progress.wait(place, {
        priority,
        model: undefined,
        queuedMs: task.attempts.acceptedAtMs,
        tryMs: nowMs(),
      });
    }
    return outcome;
  };
}
