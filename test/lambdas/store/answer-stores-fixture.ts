import type { AnswerStores } from './in-memory-answers.ts';

export type ClosingAnswers = AnswerStores & { close(): Promise<void> };

export const NOW_MS = 1_790_000_000_000;
export const hex = (number: number) => number.toString(16).padStart(32, '0');

/** Stores of answers for the tests of a suite, and a scope of its own for each of them. */
export function answerStoresOf(create: () => Promise<ClosingAnswers>) {
  let stores: ClosingAnswers;
  let scopes = 0;
  beforeAll(async () => {
    stores = await create();
  });
  afterAll(() => stores.close());
  beforeEach(() => {
    scopes++;
  });
  return {
    get stores() {
      return stores;
    },
    get scope() {
      return hex(scopes);
    },
  };
}
