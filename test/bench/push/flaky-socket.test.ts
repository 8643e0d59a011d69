import { type Chances, flakySocket, type Happened } from '../../../bench/push/flaky-socket.ts';
import type { Socket } from '../../../client/index.ts';
import { seededRandom } from '../../../local/engines/dynamodb/seeded-random.ts';

const PUBLISH = 0x30;
const CONNACK = 0x20;
const NONE: Chances = { lost: 0, twice: 0, late: 0, breaksAfterMs: 1e9 };

/** A socket whose messages the test brings, behind dice. */
function behind(chances: Chances, seed = 1) {
  const listeners = new Map<string, (event: { data: unknown }) => void>();
  const closed = jest.fn();
  const socket = {
    binaryType: 'blob',
    send: () => undefined,
    close: () => {
      closed();
      listeners.get('close')?.({ data: undefined });
    },
    addEventListener: (type: string, listener: (event: { data: unknown }) => void) =>
      listeners.set(type, listener),
  } as unknown as Socket;
  const happened: Happened = { messages: 0, lost: 0, twice: 0, late: 0, broken: 0 };
  const flaky = flakySocket(() => socket, chances, seededRandom(seed, 'dice'), happened)('ws://x', 'mqtt');
  const heard: number[] = [];
  flaky.addEventListener('message', ({ data }) => heard.push((data as Uint8Array)[1] ?? -1));
  const bring = (kind: number, nth: number) => listeners.get('message')?.({ data: Uint8Array.of(kind, nth) });
  return { bring, heard, happened, closed, flaky };
}

afterEach(() => jest.useRealTimers());

test('a socket without bad luck brings everything once and in order', () => {
  jest.useFakeTimers();
  const { bring, heard, happened } = behind(NONE);
  for (let nth = 0; nth < 100; nth++) bring(PUBLISH, nth);
  expect(heard).toEqual(Array.from({ length: 100 }, (_, nth) => nth));
  expect(happened).toEqual({ messages: 100, lost: 0, twice: 0, late: 0, broken: 0 });
});

test('what it does to messages is what it counts', () => {
  jest.useFakeTimers();
  const { bring, heard, happened } = behind({ lost: 0.1, twice: 0.1, late: 0.1, breaksAfterMs: 1e9 });
  for (let nth = 0; nth < 200; nth++) bring(PUBLISH, nth);
  const isOutOfOrder = heard.filter((nth, at) => nth < Math.max(...heard.slice(0, at + 1))).length;
  expect(Math.min(happened.lost, happened.twice, happened.late)).toBeGreaterThan(5);
  expect(heard.length - happened.twice + happened.lost).toBeGreaterThanOrEqual(199);
  expect(isOutOfOrder).toBe(happened.late - (new Set(heard).size + happened.lost < 200 ? 1 : 0));
});

test('a handshake gets through, whatever the dice say', () => {
  jest.useFakeTimers();
  const { bring, heard } = behind({ ...NONE, lost: 1 });
  bring(CONNACK, 7);
  bring(PUBLISH, 8);
  expect(heard).toEqual([7]);
});

test('it breaks after a while, and only once', () => {
  jest.useFakeTimers();
  const { closed, happened, flaky } = behind({ ...NONE, breaksAfterMs: 1_000 });
  jest.advanceTimersByTime(60_000);
  flaky.close();
  jest.advanceTimersByTime(60_000);
  expect(happened.broken).toBe(1);
  expect(closed).toHaveBeenCalledTimes(2);
});
