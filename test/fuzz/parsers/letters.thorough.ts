import fc from 'fast-check';
import { bury } from '../../../lambdas/bury/bury.ts';
import type { MeridianEvent } from '../../../lambdas/contract/events.ts';
import { stamped } from '../../../lambdas/domain/lane.ts';
import { isMeridianError } from '../../../lambdas/platform/errors.ts';
import { identityIn, readIntent } from '../../../lambdas/queue/intent.ts';
import { commitItem, commitOf } from '../../../lambdas/store/items.ts';
import { patch } from '../../lambdas/domain/arbitraries.ts';
import { ANNA, commit, DUBLIN, eventAt, SESSION, sha256 } from '../../lambdas/domain/factories.ts';
import { intentOf, recordWith } from '../../lambdas/queue-record.ts';
import { remembering } from '../../lambdas/remembering.ts';
import { inMemoryStores } from '../../lambdas/store/in-memory-stores.ts';
import { spoilt } from '../http/hostile-values.ts';

const RUNS = { numRuns: 1_000 };
const NOW_MS = Date.parse('2026-11-20T18:00:00.000Z');

const event: fc.Arbitrary<MeridianEvent> = fc.oneof(
  patch.map((data) => eventAt(NOW_MS, 'profile.patched', data)),
  fc.constant(eventAt(NOW_MS, 'message.sent', { text: 'hi' })),
  fc.constant(eventAt(NOW_MS, 'member.added', { member: ANNA })),
  fc.constant(eventAt(0, 'session.created', {})),
);
const letters = spoilt(event.map(intentOf));

test('what is read as an intent can be committed, and comes back as it was', () => {
  fc.assert(
    fc.property(letters, (body) => {
      const read = intentIn(body);
      if (read !== undefined) {
        const item = commitItem(SESSION, commit(DUBLIN, 1, [stamped(read.event, sha256)]));
        expect(commitItem(SESSION, commitOf(item))).toEqual(item);
      }
    }),
    RUNS,
  );
});

test('each dead letter goes back or into the archive, one or the other, whatever is in it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(letters, { minLength: 1, maxLength: 4 }), async (bodies) => {
      const { deliver, kept, resent, counts } = burying();
      await deliver(bodies);
      expect([...kept, ...resent].sort()).toEqual([...bodies].sort());
      expect(counts.Unreadable ?? 0).toBe(kept.filter((body) => identityIn(body) === undefined).length);
    }),
    RUNS,
  );
});

/** The intent, or nothing where an error of ours says why. */
function intentIn(body: string): ReturnType<typeof readIntent> | undefined {
  try {
    return readIntent(body);
  } catch (error) {
    expect(isMeridianError(error)).toBe(true);
    return undefined;
  }
}

function burying() {
  const stores = inMemoryStores();
  const kept: string[] = [];
  const resent: string[] = [];
  const { log, meter, counts } = remembering();
  const ports = {
    archive: { keep: async ({ body }: { body: string }) => void kept.push(body) },
    resending: { resend: async (_queue: string, body: string) => void resent.push(body) },
    stores,
    questions: undefined,
    sessions: stores.sessions,
    log,
    meter,
    lanes: [DUBLIN],
    nowMs: () => NOW_MS,
  };
  const deliver = async (bodies: readonly string[]): Promise<void> => {
    const records = bodies.map((body, at) => recordWith(body, { messageId: `m-${at}` }));
    expect(await bury(ports, records)).toEqual({ batchItemFailures: [] });
  };
  return { deliver, kept, resent, counts };
}
