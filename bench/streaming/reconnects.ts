import { setTimeout as sleep } from 'node:timers/promises';
import type { Chunk } from '../../lambdas/domain/streaming/chunk.ts';
import { until } from '../../local/testing/cloud-process.ts';
import { atOnce } from '../prove/at-once.ts';
import type { Measured } from '../row.ts';
import { Follower } from './follower.ts';
import { ask, connectDevice, ending, type Stage, standing } from './stage.ts';

const PIECES = 40;
const GAP_MS = 60;
const AWAY_MS = 700;
const ANSWERS_AT_ONCE = 4;
const LOOK_MS = 500;
const WHOLE_WITHIN_MS = 60_000;

interface Interrupted {
  readonly isWhole: boolean;
  readonly isWholeUnnumbered: boolean;
  readonly looks: number;
  /** Put together of chunks alone; else the message was there before the last of them. */
  readonly isByChunks: boolean;
}

/** Devices that lose their connection in the middle of an answer, beside ones that only go on listening. */
export async function reconnects(stage: Stage, answers: number, random: () => number): Promise<Measured[]> {
  stage.model.behave(() => ({ pieces: PIECES, gapMs: GAP_MS, cut: undefined }));
  const plans = Array.from({ length: answers }, () => ({
    after: 1 + Math.floor(random() * (PIECES / 2)),
    awayMs: random() * AWAY_MS,
  }));
  const outcomes: Interrupted[] = [];
  await atOnce(ANSWERS_AT_ONCE, plans, async (plan, at) => {
    outcomes.push(await interrupted(stage, at, plan));
  });
  const count = (is: (one: Interrupted) => boolean) => outcomes.filter(is).length;
  return [
    {
      name: `answers with a gap after a reconnect, of ${answers}`,
      value: count(({ isWhole }) => !isWhole),
      unit: '',
      goal: { atMost: 0 },
      note: `${count(({ isByChunks }) => isByChunks)} by chunks alone; ${outcomes.reduce((sum, { looks }) => sum + looks, 0)} looks at the API`,
    },
    {
      name: 'with a gap where chunks have no numbers',
      value: count(({ isWholeUnnumbered }) => !isWholeUnnumbered),
      unit: '',
    },
  ];
}

/** One answer, during which the connection is lost and another one made. */
async function interrupted(
  stage: Stage,
  at: number,
  { after, awayMs }: { after: number; awayMs: number },
): Promise<Interrupted> {
  const followers = new Map<string, Follower>();
  const follower = (completion: string): Follower => {
    const known = followers.get(completion) ?? new Follower();
    followers.set(completion, known);
    return known;
  };
  const connect = () => connectDevice(stage, (envelope) => follower(envelope.completion).heard(envelope));
  const first = await connect();
  const completion = await ask(stage, `Interrupted answer ${at}.`);
  const followed = follower(completion);
  await until(
    async () => followed.pushed.length,
    (count) => count >= after,
    WHOLE_WITHIN_MS,
  );
  first.drop();
  await sleep(awayMs);
  const second = await connect();
  const looks = await caughtUp(stage, completion, followed);
  const { text } = await ending(stage, completion);
  second.drop();
  const isByChunks = followed.assembly.outcome.kind === 'whole';
  return {
    isWhole: followed.text === text,
    isWholeUnnumbered: followed.unnumbered === text,
    looks,
    isByChunks,
  };
}

/** Looks again, as devices do, until every chunk is there; how many looks it took. */
async function caughtUp(stage: Stage, completion: string, followed: Follower): Promise<number> {
  let looks = 0;
  await until(
    async () => {
      if (followed.text === undefined) {
        looks += 1;
        const { run, chunks, text } = await standing(stage, completion, followed.query);
        if (Array.isArray(chunks)) followed.took(Number(run), chunks as Chunk[]);
        if (typeof text === 'string') followed.message = text;
        await sleep(LOOK_MS);
      }
      return followed.text;
    },
    (text) => text !== undefined,
    WHOLE_WITHIN_MS,
  );
  return looks;
}
