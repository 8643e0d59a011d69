import { heldSk } from '../../../lambdas/contract/keys.ts';
import type { BatchJob } from '../../../lambdas/domain/batching/job-fate.ts';
import type { Held, HeldStore } from '../../../lambdas/store/held-store.ts';
import type { JobStore } from '../../../lambdas/store/job-store.ts';

const MOST_BYTES = 64 * 1024;

/** Questions that wait, in memory. */
export function inMemoryHeld(): HeldStore {
  const all = new Map<string, Held>();
  return {
    hold: async (held) => {
      if (Buffer.byteLength(held.body) > MOST_BYTES) return 'too-large';
      all.set(heldSk(held.place.sessionId, held.place), held);
      return 'held';
    },
    oldest: async () => [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, held]) => held),
    forget: async ({ sessionId, ...key }) => {
      all.delete(heldSk(sessionId, key));
    },
  };
}

/** Batch jobs under way, in memory. */
export function inMemoryJobs(nowMs: () => number): JobStore {
  const all = new Map<string, BatchJob>();
  let turn = { worker: '', untilMs: 0 };
  return {
    jobs: async () => [...all.values()],
    note: async (job) => {
      if (!all.has(job.id)) all.set(job.id, job);
    },
    handedOver: async (id, awsId) => {
      const job = all.get(id);
      if (job !== undefined) all.set(id, { ...job, awsId });
    },
    forget: async (id) => {
      all.delete(id);
    },
    takeTurn: async (worker, untilMs) => {
      if (turn.untilMs >= nowMs() && turn.worker !== worker) return 'busy';
      turn = { worker, untilMs };
      return 'taken';
    },
    endTurn: async (worker) => {
      if (turn.worker === worker) turn = { worker, untilMs: 0 };
    },
  };
}
