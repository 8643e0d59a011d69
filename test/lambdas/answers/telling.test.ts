import type { CompletionEnvelope } from '../../../lambdas/contract/chunks.ts';
import { checksumText, NO_TEXT, summed } from '../../../lambdas/domain/streaming/checksum.ts';
import { BEN } from '../domain/factories.ts';
import { PLACE, telling, textOf } from './telling-fixture.ts';

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

test('nobody hears what nobody wants to hear while it comes', async () => {
  const { told, pushed, end, progress } = telling({ isStreamed: false });
  told.said('a');
  await end(told.ended());
  expect(pushed).toEqual([]);
  expect(textOf(await progress.chunks(PLACE, 1, 0))).toBe('a');
});
