import fc from 'fast-check';
import type { FoldedCommit } from '../../client/session/confirmed.ts';
import { type Asked, Feed } from '../../client/session/feed.ts';
import type { Cursor } from '../../lambdas/domain/cursor.ts';
import { seededBytes, virtualTime } from './virtual-time.ts';

const LANES = ['us.1', 'eu.1', 'ap.1'];

/** Pushes of lanes and versions: any order, any repetition, some of them without their events, and answers that fail. */
const pushes = fc.array(
  fc.record({
    lane: fc.constantFrom(...LANES),
    version: fc.integer({ min: 1, max: 8 }),
    isWhole: fc.boolean(),
    pauseMs: fc.nat(400),
  }),
  { maxLength: 40 },
);
const answers = fc.array(fc.constantFrom('page', 'short', 'unanswered', 'incomplete', 'empty'), {
  maxLength: 12,
});

test('whatever order, repeats and losses a transport makes, each commit comes once and in the order of its lane', async () => {
  await fc.assert(
    fc.asyncProperty(pushes, answers, async (pushed, script) => {
      const time = virtualTime();
      const delivered: FoldedCommit[] = [];
      const left = [...script];
      const feed = new Feed(
        {
          cursor: {},
          ask: async (cursor) => {
            const asked = answered(cursor, left.shift() ?? 'page');
            // Time enough for pushes that are on the page, too.
            await time.pause(200);
            return asked;
          },
          deliver: (commit) => delivered.push(commit),
          skipped: () => undefined,
          became: () => undefined,
        },
        { after: time.after, randomBytes: seededBytes(1) },
      );
      for (const { lane, version, isWhole, pauseMs } of pushed) {
        feed.commit(isWhole ? commitAt(lane, version) : { lane, version });
        await time.run(pauseMs);
      }
      // What is known to be there is asked for until it has come, whatever a region behind answers.
      feed.heads(Object.fromEntries(LANES.map((lane) => [lane, 8])));
      void feed.check();
      await time.run(60_000);
      for (const lane of LANES) {
        const versions = delivered.filter((one) => one.lane === lane).map(({ version }) => version);
        expect(versions).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      }
    }),
    { numRuns: 200 },
  );
});

function commitAt(lane: string, version: number): FoldedCommit {
  return { lane, version, events: [] };
}

/** Each lane has eight commits; the log gives them all, or a few at a time. */
function answered(cursor: Cursor, how: string): Asked {
  if (how === 'unanswered') return how;
  const past = LANES.flatMap((lane) =>
    Array.from({ length: 8 - (cursor[lane] ?? 0) }, (_, at) => commitAt(lane, (cursor[lane] ?? 0) + at + 1)),
  );
  if (how === 'incomplete' || how === 'empty') return { page: [], more: false, complete: how === 'empty' };
  const page = how === 'short' ? past.slice(0, 2) : past;
  return { page, more: past.length > page.length, complete: true };
}
