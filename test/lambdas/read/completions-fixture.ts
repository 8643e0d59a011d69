import type { MeridianEvent } from '../../../lambdas/contract/events.ts';
import { type End, endOf, type Outcome } from '../../../lambdas/domain/completion.ts';
import { eventAt, idAt, sha256 } from '../domain/factories.ts';
import { inMemoryProgress } from '../store/in-memory-completions.ts';
import { ADA, type Asking, reader, SESSION } from './read-fixture.ts';

export const PATH = '/v1/sessions/{id}/completions/{completionId}';
export const QUESTION = { text: 'Why?', priority: 'standard', stream: true } as const;
export const COMPLETION = idAt(5);
export const PLACE = { sessionId: SESSION, id: COMPLETION, asker: ADA };
export const ACCEPTED = '2026-11-20T18:00:00.000Z';

export const ANSWER = {
  text: 'Because.',
  model: 'swift',
  stopReason: 'end_turn',
  how: { cache: 'miss', route: 'on-demand', why: 'the cheapest that will do' },
  usage: { inputTokens: 3, outputTokens: 2, cacheReadTokens: 0, cacheWriteTokens: 0 },
  cost: { dollars: 0.001, counterfactualDollars: 0.002 },
} as const;

export const requested: MeridianEvent<'completion.requested'> = {
  ...eventAt(5, 'completion.requested', QUESTION, ADA),
  subject: SESSION,
};

export const end = <T extends End>(type: T, outcome: Outcome<T>) =>
  endOf(PLACE, type, outcome, { sha256, timeOf: (ms) => new Date(ms).toISOString() });

export const finished = end('completion.finished', ANSWER);
export const failed = end('completion.failed', { code: 'model-cut', reason: 'It broke off.' });

export const cancelled: MeridianEvent<'completion.cancelled'> = {
  ...eventAt(6, 'completion.cancelled', { completion: COMPLETION, author: ADA }, ADA),
  subject: SESSION,
};

/** Read with a question of Ada's, and whatever else there is of it. */
export async function given(...events: MeridianEvent[]) {
  const completions = inMemoryProgress();
  const world = reader({
    completions: { ...completions, estimate: async () => ({ position: 3, estimateSeconds: 7 }) },
  });
  for (const event of events) {
    if (event.type === 'completion.failed' || event.type === 'completion.cancelled') {
      await world.stores.events.putEnd(event as typeof cancelled);
    } else {
      await world.stores.events.putMessages([event as typeof finished]);
    }
  }
  const get = async ({ completionId = COMPLETION, ...asking }: Asking & { completionId?: string } = {}) =>
    world.get(PATH, { path: { completionId }, ...asking });
  return { ...world, completions, get };
}
