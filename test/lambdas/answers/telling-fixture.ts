import { Telling, type TellingPorts } from '../../../lambdas/answers/telling.ts';
import type { CompletionEnvelope } from '../../../lambdas/contract/chunks.ts';
import { topicsOf } from '../../../lambdas/contract/topics.ts';
import type { Chunk } from '../../../lambdas/domain/streaming/chunk.ts';
import { ANNA, idAt, SESSION, stampAt } from '../domain/factories.ts';
import { remembering } from '../remembering.ts';
import { inMemoryProgress } from '../store/in-memory-completions.ts';

export const PLACE = { sessionId: SESSION, id: idAt(1), asker: ANNA };

/** A run of an answer by a clock that only pauses and the broker move. */
export function telling({
  members = [] as string[],
  brokerMs = 0,
  broken = false,
  isStreamed = true,
  elsewhere = async (_payload: string): Promise<void> => {},
} = {}) {
  let nowMs = 1_000;
  const pushed: { topic: string; atMs: number; chunks: Chunk[] }[] = [];
  const { log, lines } = remembering();
  const progress = inMemoryProgress();
  const roster = new Map(
    members.map((member) => [member, { member, belongs: true, stamp: stampAt(1, member) }]),
  );
  const pauses: (() => void)[] = [];
  const ports: TellingPorts = {
    rosters: { of: async () => roster },
    publish: async (topic, payload) => {
      if (broken) throw new Error('The broker is down.');
      const { chunks } = JSON.parse(payload) as CompletionEnvelope;
      pushed.push({ topic, atMs: nowMs, chunks });
      nowMs += brokerMs;
    },
    topics: topicsOf('app'),
    elsewhere: { push: (_session, _members, payload) => elsewhere(payload) },
    progress,
    log,
    nowMs: () => nowMs,
    // Time goes on only when the test says so.
    pause: (ms) =>
      new Promise((resolve) => {
        const until = nowMs + Math.max(0, ms);
        pauses.push(() => {
          nowMs = Math.max(nowMs, until);
          resolve();
        });
      }),
  };
  const told = new Telling(ports, { place: PLACE, run: 1, isStreamed });
  const settle = async () => {
    for (let turn = 0; turn < 50; turn++) await Promise.resolve();
  };
  return {
    told,
    pushed,
    lines,
    progress,
    settle,
    /** Lets the pause that is due pass. */
    pass: async () => {
      pauses.shift()?.();
      await settle();
    },
    /** Ends it while time goes on. */
    end: async (closing: Promise<void>) => {
      let done = false;
      const ending = closing.finally(() => {
        done = true;
      });
      while (!done) {
        pauses.shift()?.();
        await settle();
      }
      await ending;
    },
    inboxes: () => new Set(pushed.map(({ topic }) => topic)),
    all: () => pushed.filter(({ topic }) => topic === pushed[0]?.topic).flatMap(({ chunks }) => chunks),
  };
}

export const textOf = (chunks: readonly Chunk[]) =>
  chunks.map((chunk) => (chunk.kind === 'delta' ? chunk.text : '')).join('');
