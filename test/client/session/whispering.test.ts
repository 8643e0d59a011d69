import { whispering } from '../../../client/session/whispering.ts';
import { type VirtualTime, virtualTime } from '../virtual-time.ts';

let time: VirtualTime;
let said: { readonly text: string; readonly atMs: number }[];
let whisper: (data: unknown) => void;

beforeEach(() => {
  time = virtualTime(0);
  said = [];
  whisper = whispering(time, (text) => said.push({ text, atMs: time.nowMs() }));
});

const texts = () => said.map(({ text }) => text);

test('says the first thing at once, and of what comes within a quarter of a second the last', async () => {
  for (const x of [1, 2, 3]) whisper({ x });
  expect(texts()).toEqual(['{"data":{"x":1}}']);
  await time.run(249);
  expect(said).toHaveLength(1);
  await time.run(1);
  expect(texts()).toEqual(['{"data":{"x":1}}', '{"data":{"x":3}}']);
  await time.run(10_000);
  expect(said).toHaveLength(2);
});

test('says the same again after three seconds only, and anything else in between', async () => {
  for (let at = 0; at < 14; at += 1) {
    whisper({ typing: true });
    await time.run(500);
  }
  expect(said.map(({ atMs }) => atMs)).toEqual([0, 3_000, 6_000]);
  whisper({ typing: false });
  whisper({ typing: true });
  await time.run(300);
  expect(texts().slice(3)).toEqual(['{"data":{"typing":false}}', '{"data":{"typing":true}}']);
});

test('says at most four things a second', async () => {
  for (let x = 0; x < 200; x += 1) {
    whisper(x);
    await time.run(10);
  }
  expect(said.length).toBeLessThanOrEqual(9);
  expect(texts().at(-1)).toBe(`{"data":${JSON.parse(texts().at(-1) ?? '').data}}`);
});

test('refuses what is too large, and says nothing of it', () => {
  whisper('x'.repeat(4_094));
  expect(() => whisper('é'.repeat(2_048))).toThrow(expect.objectContaining({ code: 'invalid' }));
  expect(said).toHaveLength(1);
});
