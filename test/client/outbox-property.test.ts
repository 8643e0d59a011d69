import fc from 'fast-check';
import type { Meridian } from '../../client/index.ts';
import { mint, START } from '../../lambdas/domain/event-id.ts';
import { type Fixture, fixture, REGIONS } from './client-fixture.ts';
import { AUTHOR } from './fake-meridian.ts';
import { seededBytes } from './virtual-time.ts';

const SESSION = `${AUTHOR}.${mint(START, { nowMs: 1, random: seededBytes(1)(8) }).id}`;
const region = fc.constantFrom(...REGIONS);

type Step =
  | { readonly do: 'update' }
  | { readonly do: 'reload' }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'fault'; readonly fault: 'lost' | 'unanswered' | { status: number; retryAfter: number } }
  | { readonly do: 'down'; readonly region: string; readonly how: 'refuses' | 'hangs' }
  | { readonly do: 'up'; readonly region: string };

const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: fc.constant<Step>({ do: 'update' }), weight: 4 },
  { arbitrary: fc.constant<Step>({ do: 'reload' }), weight: 1 },
  { arbitrary: fc.nat(4_000).map((ms): Step => ({ do: 'wait', ms })), weight: 3 },
  {
    arbitrary: fc
      .constantFrom(
        'lost' as const,
        'unanswered' as const,
        { status: 503, retryAfter: 1 },
        { status: 429, retryAfter: 1 },
      )
      .map((fault): Step => ({ do: 'fault', fault })),
    weight: 3,
  },
  {
    arbitrary: fc
      .record({ region, how: fc.constantFrom('refuses' as const, 'hangs' as const) })
      .map((down): Step => ({ do: 'down', ...down })),
    weight: 1,
  },
  { arbitrary: region.map((up): Step => ({ do: 'up', region: up })), weight: 1 },
);

/** What the application saw: how often each intent ended, in whichever life of the program. */
interface Seen {
  readonly ends: Map<string, number>;
  readonly recorded: string[];
}

async function take(f: Fixture, client: Meridian, seen: Seen, one: Step): Promise<Meridian> {
  switch (one.do) {
    case 'update': {
      const intent = client.session(SESSION).update({ [`n${seen.recorded.length}`]: 1 });
      seen.recorded.push(intent.eventId);
      await intent.recorded;
      watch(intent, seen);
      return client;
    }
    case 'reload': {
      client.close();
      const next = await f.start();
      for (const intent of next.intents()) watch(intent, seen);
      return next;
    }
    case 'wait':
      await f.time.run(one.ms);
      return client;
    case 'fault':
      f.server.faults.next.push(one.fault);
      return client;
    case 'down':
      f.server.faults.down[one.region] = one.how;
      return client;
    case 'up':
      delete f.server.faults.down[one.region];
      return client;
  }
}

function watch(intent: { eventId: string; done: Promise<unknown> }, { ends }: Seen): void {
  void intent.done.then(() => ends.set(intent.eventId, (ends.get(intent.eventId) ?? 0) + 1));
}

test('whatever is lost, repeated or broken off, every recorded intent ends and has one effect', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.nat(), async (steps, seed) => {
      const f = fixture(seed);
      const seen: Seen = { ends: new Map(), recorded: [] };
      let client = await f.start();
      for (const one of steps) client = await take(f, client, seen, one);
      for (const name of REGIONS) delete f.server.faults.down[name];
      f.server.faults.next.length = 0;
      await f.time.until(() => client.intents().length === 0);
      // Replication and the queues of regions that were away.
      await f.time.run(10_000);
      const patches = Object.fromEntries(seen.recorded.map((_, at) => [`n${at}`, 1]));
      expect(seen.recorded.length === 0 ? {} : f.server.profile(SESSION)).toEqual(patches);
      expect(seen.recorded.filter((id) => f.server.effectsOf(id) === 0)).toEqual([]);
      // One life tells once; only one that ended between the end and its erasure leaves it to the next to tell again.
      expect(seen.recorded.filter((id) => (seen.ends.get(id) ?? 0) < 1)).toEqual([]);
      expect([...f.kept.keys()].filter((key) => key !== 'clock')).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
