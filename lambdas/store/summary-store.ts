import type { Summary } from '../domain/prompt/summary.ts';

/** A session's summary, and how often it was written. */
export interface VersionedSummary {
  readonly summary: Summary | undefined;
  /** 0 where there never was one. */
  readonly version: number;
}

/**
 * Summaries of sessions in one region: made from the log, kept for some days, and each of them void as soon as what it
 * covers has changed, which its reader must find out.
 */
export interface SummaryStore {
  load(sessionId: string): Promise<VersionedSummary>;
  /** Lets one ask for the next version, until then nobody else. `held` where somebody has, or it is there already. */
  claim(sessionId: string, version: number, nowMs: number, untilMs: number): Promise<'claimed' | 'held'>;
  /** Keeps the next version, and lets nobody ask for another until then. `conflict` where somebody was faster. */
  keep(sessionId: string, version: number, summary: Summary, untilMs: number): Promise<'kept' | 'conflict'>;
  /** Deletes a version's text. Whoever is making the next one from it will not keep that. */
  forget(sessionId: string, version: number): Promise<'forgotten' | 'conflict'>;
  /** Lets nobody ask until then. */
  postpone(sessionId: string, untilMs: number): Promise<void>;
}
