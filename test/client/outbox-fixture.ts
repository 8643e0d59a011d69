import type { Intent, Outcome } from '../../client/index.ts';
import type { SentCommand } from '../../client/outbox/intent.ts';
import type { FetchAnswer, FetchInit } from '../../client/ports.ts';
import { mint, START } from '../../lambdas/domain/event-id.ts';
import type { Fixture } from './client-fixture.ts';
import { AUTHOR } from './fake-meridian.ts';
import { seededBytes } from './virtual-time.ts';

export const SESSION = `${AUTHOR}.${mint(START, { nowMs: 1, random: seededBytes(1)(8) }).id}`;

/** An answer of the batch endpoint, one result for each command. */
export function resultsOf({ body }: FetchInit, resultOf: (command: SentCommand) => object): FetchAnswer {
  const { commands } = JSON.parse(body ?? '') as { commands: SentCommand[] };
  const text = JSON.stringify({ results: commands.map(resultOf) });
  return { status: 200, headers: { get: () => null }, text: async () => text };
}

/** The end of an intent, in virtual time. */
export async function ended({ time }: Fixture, intent: Intent, withinMs?: number): Promise<Outcome> {
  let outcome: Outcome | undefined;
  void intent.done.then((one) => {
    outcome = one;
  });
  await time.until(() => outcome !== undefined, withinMs);
  return outcome as Outcome;
}
