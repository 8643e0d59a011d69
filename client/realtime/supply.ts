import type { Cursor } from '../../lambdas/domain/cursor.ts';
import type { Ports, PushedCommit, Realtime, Sink } from '../ports.ts';
import { type PollingOptions, polling } from './polling.ts';

/** What brings one session's commits at the moment. */
export interface Supply {
  readonly sessionId: string;
  become(mode: 'connecting' | 'push' | 'polling', covered: ReadonlySet<string>): void;
  pushed(commits: readonly PushedCommit[], heads: Cursor): void;
  /** Whether what is new in it came by asking only, although there was a connection. */
  isLarge(): boolean;
  close(): void;
}

type World = Pick<Ports, 'after' | 'nowMs' | 'randomBytes'> & {
  /** What brings commits where there is no connection. */
  readonly fallback: Realtime;
};

/** What QoS 0 loses is found by then, also where nothing follows that would show the gap. */
const BESIDE_PUSH = { busyMs: 60_000, idleMs: 60_000 };
/** Long enough for a push to come that was overtaken. A new connection that was no help is not made at once again. */
const PROOF_WITHIN_MS = 2_000;
const PROOF_AGAIN_MS = 60_000;

/**
 * A session of more than 100 members is pushed to a topic of its own, which only a new connection may hear. Which
 * sessions these are nobody says; so one that opened after the connection is asked for until a push proves that it
 * reaches the inbox. Where something new comes by asking only, `missed` is told.
 */
export function supplyOf(sessionId: string, sink: Sink, world: World, missed: () => void): Supply {
  let isLarge = false;
  let isProven = false;
  let end: () => void = () => undefined;
  let proof: (() => void) | undefined;
  const cancelProof = () => {
    proof?.();
    proof = undefined;
  };
  const ask = (pace: PollingOptions, from: Sink) => {
    end();
    end = polling(world, pace).open(sessionId, from);
  };
  const doubt = () => {
    // Not begun anew: where one find follows another, the time would never be over.
    proof ??= world.after(isLarge ? PROOF_AGAIN_MS : PROOF_WITHIN_MS, () => {
      proof = undefined;
      isLarge = true;
      missed();
    });
  };
  return {
    sessionId,
    isLarge: () => isLarge,
    become(mode, covered) {
      cancelProof();
      const isCovered = covered.has(sessionId);
      isProven ||= isCovered;
      end();
      if (mode === 'polling') end = world.fallback.open(sessionId, sink);
      if (mode === 'push') ask(isProven ? BESIDE_PUSH : {}, isCovered ? sink : watched(sink, doubt));
    },
    pushed(commits, heads) {
      cancelProof();
      if (!isProven) ask({ ...BESIDE_PUSH, startsAtOnce: false }, watched(sink, doubt));
      isProven = true;
      for (const commit of commits) sink.commit(commit);
      sink.heads(heads);
    },
    close() {
      cancelProof();
      end();
    },
  };
}

/** Tells of what is new from the second look on: the first one catches up. */
function watched(sink: Sink, found: () => void): Sink {
  let looks = 0;
  return {
    commit: (commit) => sink.commit(commit),
    heads: (heads) => sink.heads(heads),
    async check(waits) {
      const isFirst = looks++ === 0;
      const hasNew = await sink.check(waits);
      if (hasNew && !isFirst) found();
      return hasNew;
    },
  };
}
