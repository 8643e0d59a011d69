import { Telling, type TellingPorts } from '../../../lambdas/answers/telling.ts';
import type { CompletionEnvelope } from '../../../lambdas/contract/chunks.ts';
import { topicsOf } from '../../../lambdas/contract/topics.ts';
import { checksumText, NO_TEXT, summed } from '../../../lambdas/domain/streaming/checksum.ts';
import type { Chunk } from '../../../lambdas/domain/streaming/chunk.ts';
import { ANNA, BEN, idAt, SESSION, stampAt } from '../domain/factories.ts';
import { remembering } from '../remembering.ts';
import { inMemoryProgress } from '../store/in-memory-completions.ts';

const PLACE = { sessionId: SESSION, id: idAt(1), asker: ANNA };

/** A run of an answer by a clock that only pauses and the broker move. */
function telling({
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

const textOf = (chunks: readonly Chunk[]) =>
  chunks.map((chunk) => (chunk.kind === 'delta' ? chunk.text : '')).join('');

test('the first piece goes out at once, the following ones 25 times a second at most', async () => {
  const { told, pushed, pass, settle } = telling();
  told.said('as');
  await settle();
  expect(pushed.map(({ chunks }) => chunks.map(({ kind }) => kind))).toEqual([['delta']]);
  for (const text of ['b', 'c', 'd']) {
    told.said(text);
  }
  await settle();
  expect(pushed).toHaveLength(1);
  await pass();
  expect(pushed[1]).toMatchObject({ atMs: 1_050, chunks: [{ kind: 'delta', seq: 1, text: 'sbc' }] });
});

test('an answer is numbered without a hole, kept whole, and ends with its length and checksum', async () => {
  const { told, all, end, progress } = telling();
  const words = Array.from({ length: 200 }, (_, at) => `word${at} `);
  for (const word of words) told.said(word);
  await end(told.ended());
  expect(all().map(({ seq }) => seq)).toEqual(all().map((_, at) => at));
  expect(textOf(all())).toBe(words.join(''));
  expect(all().at(-1)).toMatchObject({
    kind: 'end',
    length: words.join('').length,
    checksum: checksumText(summed(NO_TEXT, words.join(''))),
  });
  expect(await progress.chunks(PLACE, 1, 0)).toEqual(all());
});

const numbersIn = (payloads: readonly string[]) =>
  payloads.flatMap((payload) => (JSON.parse(payload) as CompletionEnvelope).chunks.map(({ seq }) => seq));

test('devices in other regions hear all of it, the end last', async () => {
  const heard: string[] = [];
  const { told, all, end } = telling({ elsewhere: async (payload) => void heard.push(payload) });
  for (let at = 0; at < 3_000; at++) told.said(`word${at} `);
  await end(told.ended());
  expect(all().length).toBeGreaterThan(3);
  expect(numbersIn(heard)).toEqual(all().map(({ seq }) => seq));
});

test('a region that is slow or away holds nobody up: pieces are left out there', async () => {
  let arrive = (): void => {};
  const slow = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const sent: string[] = [];
  const { told, pushed, pass, settle, end, lines } = telling({
    elsewhere: async (payload) => {
      sent.push(payload);
      await slow;
      throw new Error('It is away.');
    },
  });
  for (let at = 0; at < 60; at++) {
    told.said(`word${at} `);
    await settle();
    await pass();
  }
  expect(pushed.length).toBeGreaterThan(50);
  expect(sent).toHaveLength(32);
  // It ends although nothing of this has arrived.
  await end(told.ended());
  expect(pushed.at(-1)?.chunks.at(-1)?.kind).toBe('end');
  arrive();
  await settle();
  expect(lines).toContainEqual(expect.objectContaining({ message: 'not pushed' }));
});

test('no character is torn apart', async () => {
  const { told, all, end, pass } = telling();
  told.said('a\ud83d');
  await pass();
  told.said('\ude00b');
  await end(told.ended());
  expect(all().every((chunk) => chunk.kind !== 'delta' || chunk.text.isWellFormed())).toBe(true);
  expect(textOf(all())).toBe('a😀b');
});

test('everybody in the session hears it, less often the more they are', async () => {
  const { told, pushed, inboxes, pass, settle } = telling({
    members: [BEN, ...[...'cdefg'].map((letter) => letter.repeat(32))],
  });
  told.said('as');
  await settle();
  told.said('b');
  expect(inboxes().size).toBe(7);
  await pass();
  expect(pushed.at(-1)?.atMs).toBe(1_070);
});

test('a slow broker makes the pieces larger, not more of them', async () => {
  const { told, pushed, pass, settle, end } = telling({ brokerMs: 300 });
  told.said('as');
  await settle();
  for (const text of ['b', 'c']) told.said(text);
  await pass();
  expect(pushed.map(({ atMs }) => atMs)).toEqual([1_000, 1_300]);
  await end(told.ended());
});

test('a broker that is down holds nothing up, and what it missed can be fetched', async () => {
  const { told, pushed, lines, progress, end } = telling({ broken: true });
  told.said('a');
  await end(told.ended());
  expect(pushed).toEqual([]);
  expect(lines[0]?.message).toBe('not pushed');
  expect(textOf(await progress.chunks(PLACE, 1, 0))).toBe('a');
});

test('a run that failed says so last, and one that said nothing says nothing', async () => {
  const { told, all, end } = telling();
  told.said('as');
  await end(told.failed('broken'));
  expect(all().at(-1)).toEqual({ kind: 'error', seq: 1, code: 'broken' });
  const silent = telling();
  await silent.end(silent.told.failed('broken'));
  expect(silent.pushed).toEqual([]);
});

test('pieces are kept about once a second, so that who comes back misses little', async () => {
  const { told, progress, pass, end } = telling();
  for (let at = 0; at < 30; at++) {
    told.said('x');
    await pass();
  }
  const kept = await progress.chunks(PLACE, 1, 0);
  expect(kept.length).toBeGreaterThan(15);
  expect(kept.length).toBeLessThan(30);
  await end(told.ended());
});

describe('a model that falls silent', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test('has what it said kept after a second, for who comes back meanwhile', async () => {
    const { told, progress, settle } = telling();
    told.said('as');
    await settle();
    expect(await progress.chunks(PLACE, 1, 0)).toEqual([]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(textOf(await progress.chunks(PLACE, 1, 0))).toBe('a');
    expect(jest.getTimerCount()).toBe(0);
  });

  test('has it kept a second later where that could not be done at once', async () => {
    const { told, progress, settle, lines } = telling();
    const keep = jest.spyOn(progress, 'keep').mockRejectedValueOnce(new Error('It is throttled.'));
    told.said('as');
    await settle();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(lines.map(({ message }) => message)).toEqual(['not kept']);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(keep).toHaveBeenCalledTimes(2);
    expect(textOf(await progress.chunks(PLACE, 1, 0))).toBe('a');
  });

  test.each(['ended', 'retracted', 'left'] as const)('leaves nothing to do once it has %s', async (how) => {
    const { told, settle, end } = telling();
    told.said('as');
    await settle();
    expect(jest.getTimerCount()).toBe(1);
    await end(Promise.resolve(told[how]()));
    expect(jest.getTimerCount()).toBe(0);
  });
});

test('nobody hears what nobody wants to hear while it comes', async () => {
  const { told, pushed, end, progress } = telling({ isStreamed: false });
  told.said('a');
  await end(told.ended());
  expect(pushed).toEqual([]);
  expect(textOf(await progress.chunks(PLACE, 1, 0))).toBe('a');
});
