import { ASSISTANT } from '../../../lambdas/contract/assistant.ts';
import { completionSk, messageSk, progressPk, sessionPk } from '../../../lambdas/contract/keys.ts';
import { endIdOf } from '../../../lambdas/domain/completion.ts';
import type { Chunk } from '../../../lambdas/domain/streaming/chunk.ts';
import type { CompletionStore } from '../../../lambdas/store/completion-store.ts';
import type {
  CompletionPlace,
  Lease,
  Progress,
  ProgressStore,
} from '../../../lambdas/store/progress-store.ts';
import { sha256 } from '../domain/factories.ts';
import type { Shelf } from './shelf.ts';

/** Completions as the log has them, in memory. */
export function inMemoryCompletions(log: Shelf): CompletionStore {
  return {
    putEnd: async (event) => {
      const { completion: id, author: asker } = event.data;
      const end = event.type === 'completion.failed' ? 'FAILED' : 'CANCELLED';
      log.putNew(sessionPk(event.subject), completionSk({ id, asker }, end), event);
    },
    answer: async (sessionId, answerId) => log.get(sessionPk(sessionId), messageSk(answerId, ASSISTANT)),
    completion: async (sessionId, key) => {
      const pk = sessionPk(sessionId);
      const question = log.get<{ type: string }>(pk, messageSk(key.id, key.asker));
      return {
        requested: (question?.type === 'completion.requested' ? question : undefined) as never,
        finished: log.get(pk, messageSk(endIdOf(key, sha256), ASSISTANT)),
        failed: log.get(pk, completionSk(key, 'FAILED')),
        cancelled: log.get(pk, completionSk(key, 'CANCELLED')),
      };
    },
  };
}

interface Kept {
  progress: Progress;
  chunks: Map<number, Chunk[]>;
}

/** Completions under way, in memory. */
export function inMemoryProgress(): ProgressStore {
  const all = new Map<string, Kept>();
  const at = ({ sessionId, ...key }: CompletionPlace): Kept => {
    const name = progressPk(sessionId, key);
    const kept = all.get(name) ?? {
      progress: { waiting: undefined, lease: undefined, run: 0, end: undefined },
      chunks: new Map(),
    };
    all.set(name, kept);
    return kept;
  };
  const lease = (place: CompletionPlace, changed: Lease) => {
    const kept = at(place);
    kept.progress = { ...kept.progress, lease: changed };
  };
  return {
    progress: async ({ sessionId, ...key }) => all.get(progressPk(sessionId, key))?.progress,
    wait: async (place, waiting) => {
      const kept = at(place);
      const model = waiting.model ?? kept.progress.waiting?.model;
      const queuedMs = kept.progress.waiting?.queuedMs ?? waiting.queuedMs;
      kept.progress = { ...kept.progress, waiting: { ...waiting, model, queuedMs } };
    },
    begin: async (place, known, mine, nowMs) => {
      const kept = at(place);
      const { run, lease: held } = kept.progress;
      const isFree = held === undefined || held.untilMs < nowMs;
      if (run === known + 1 && held?.worker === mine.worker) return 'begun';
      if (run !== known || !isFree) return 'taken';
      kept.progress = { ...kept.progress, run: known + 1, lease: mine };
      return 'begun';
    },
    extend: async (place, run, mine) => {
      const { progress } = at(place);
      if (progress.run !== run || progress.lease?.worker !== mine.worker) return 'lost';
      lease(place, mine);
      return 'kept';
    },
    release: async (place, run) => {
      const { progress } = at(place);
      if (progress.run === run && progress.lease !== undefined) {
        lease(place, { ...progress.lease, untilMs: 0 });
      }
    },
    keepEnd: async (place, body) => {
      const kept = at(place);
      const end = kept.progress.end ?? body;
      kept.progress = { ...kept.progress, end };
      return end;
    },
    keep: async (place, run, chunks) => {
      const runs = at(place).chunks;
      const others = (runs.get(run) ?? []).filter(({ seq }) => chunks.every((one) => one.seq !== seq));
      runs.set(
        run,
        [...others, ...chunks].sort((a, b) => a.seq - b.seq),
      );
    },
    chunks: async (place, run, from) => (at(place).chunks.get(run) ?? []).filter(({ seq }) => seq >= from),
  };
}
