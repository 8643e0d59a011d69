import fc from 'fast-check';
import { mint, START } from '../../../lambdas/domain/event-id.ts';
import type { JsonObject } from '../../../lambdas/domain/json.ts';
import { patch } from '../../lambdas/domain/arbitraries.ts';
import { fixture, REGIONS } from '../client-fixture.ts';
import { AUTHOR, eventOf } from '../fake-meridian.ts';
import { seededBytes } from '../virtual-time.ts';

const region = fc.constantFrom(...REGIONS);
interface Step {
  readonly who: string;
  readonly region: string;
  readonly patch: JsonObject;
  /** When the other device minted, before or after now: clocks differ, and regions were away. */
  readonly mintedMs: number;
  readonly pauseMs: number;
  readonly home: string;
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    who: fc.constantFrom('me', 'another', 'another'),
    region,
    patch: patch.filter((one) => Object.keys(one).length > 0),
    mintedMs: fc.integer({ min: -20_000, max: 2_000 }),
    pauseMs: fc.nat(900),
    home: region,
  }),
  { maxLength: 20 },
);

const me = { who: 'me', region: 'us', mintedMs: 0, home: 'us' };
const another = { ...me, who: 'another' };
/** A commit of one's own that came while an older state was being read stayed pending for ever. */
const FOUND: [Step[], number] = [
  [
    { ...me, patch: { a: {} }, pauseMs: 422, home: 'eu' },
    { ...me, patch: { a: {} }, pauseMs: 142 },
    { ...another, patch: { a: {} }, pauseMs: 100 },
    { ...another, patch: { a: 0 }, pauseMs: 199 },
    { ...another, patch: { a: 0 }, pauseMs: 460 },
    { ...another, patch: { a: 0 }, pauseMs: 655 },
    { ...me, patch: { a: {} }, pauseMs: 48 },
    { ...another, patch: { a: null }, mintedMs: -1_605, pauseMs: 326 },
    { ...another, patch: { a: [] }, pauseMs: 0, home: 'ap' },
  ],
  200_373_721,
];

test('whoever writes what, in whichever order it comes, the device ends with the server’s profile', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.nat(), async (taken, seed) => {
      const f = fixture(seed);
      const bytes = seededBytes(seed, 'others');
      const newId = (ms: number) => mint(START, { nowMs: f.time.nowMs() + ms, random: bytes(8) }).id;
      const id = `${AUTHOR}.${newId(0)}`;
      f.server.commit('us', id, [eventOf(id, { type: 'session.create', eventId: newId(-60_000) })]);
      const client = await f.start();
      const session = client.session(id);
      session.profile.subscribe(() => undefined);
      for (const { who, patch: given, ...step } of taken) {
        f.server.home = step.home;
        if (who === 'me') session.update(given);
        else {
          const event = eventOf(id, { type: 'profile.patch', eventId: newId(step.mintedMs), patch: given });
          f.server.commit(step.region, id, [event]);
        }
        await f.time.run(step.pauseMs);
      }
      await f.time.until(() => client.intents().length === 0);
      await f.time.run(20_000);
      expect(session.profile.get()).toEqual(f.server.profile(id));
      client.close();
    }),
    { numRuns: 120, examples: [FOUND] },
  );
});
