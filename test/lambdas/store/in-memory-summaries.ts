import type { SummaryStore, VersionedSummary } from '../../../lambdas/store/summary-store.ts';

interface Kept extends VersionedSummary {
  readonly notBeforeMs: number;
}

const NOTHING: Kept = { summary: undefined, version: 0, notBeforeMs: Number.NEGATIVE_INFINITY };

/** Summaries in memory. */
export function inMemorySummaries(): SummaryStore {
  const all = new Map<string, Kept>();
  const at = (sessionId: string): Kept => all.get(sessionId) ?? NOTHING;
  const isOf = (sessionId: string, version: number) =>
    !all.has(sessionId) || at(sessionId).version === version;
  return {
    load: async (sessionId) => {
      const { summary, version } = at(sessionId);
      return { summary, version };
    },
    claim: async (sessionId, version, nowMs, untilMs) => {
      if (!isOf(sessionId, version) || at(sessionId).notBeforeMs >= nowMs) return 'held';
      all.set(sessionId, { ...at(sessionId), version, notBeforeMs: untilMs });
      return 'claimed';
    },
    keep: async (sessionId, version, summary, untilMs) => {
      if (!isOf(sessionId, version)) return 'conflict';
      all.set(sessionId, { summary, version: version + 1, notBeforeMs: untilMs });
      return 'kept';
    },
    forget: async (sessionId, version) => {
      if (!all.has(sessionId) || !isOf(sessionId, version)) return 'conflict';
      all.set(sessionId, { ...at(sessionId), summary: undefined, version: version + 1 });
      return 'forgotten';
    },
    postpone: async (sessionId, untilMs) => {
      all.set(sessionId, { ...at(sessionId), notBeforeMs: untilMs });
    },
  };
}
