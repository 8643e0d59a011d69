import { FormatRegistry } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { Context } from 'aws-lambda';
import { EnvelopeSchema } from '../../../lambdas/contract/envelope.ts';
import type { Address } from '../../../lambdas/devices/brokers.ts';
import { rosters } from '../../../lambdas/devices/rosters.ts';
import { allowance } from '../../../lambdas/http/allowance.ts';
import { whispering } from '../../../lambdas/whisper/whispering.ts';
import { ANNA, BEN, idAt, SESSION } from '../domain/factories.ts';
import { crowd, member } from '../relay/relay-fixture.ts';
import { remembering } from '../remembering.ts';

const CLEO = 'c'.repeat(32);
const NOW_MS = Date.parse('2026-11-20T18:00:00.000Z');
FormatRegistry.Set('date-time', (text) => !Number.isNaN(Date.parse(text)));

/** Whisper in Anna's session, with Ben in Dublin and in Tokyo and Cleo, who is nobody's member, in Dublin. */
function whisper(members = [member(BEN)]) {
  const { log, meter, lines, counts } = remembering();
  const world = { nowMs: NOW_MS, setBackMs: 0 };
  const nowMs = () => world.nowMs - world.setBackMs;
  const elapsedMs = () => world.nowMs;
  const table = { members };
  const looks: (readonly string[])[] = [];
  const pushed: { readonly to: readonly Address[]; readonly payload: string }[] = [];
  const online = new Map([
    [ANNA, { 'eu-west-1': 1 }],
    [BEN, { 'eu-west-1': 1, 'ap-northeast-1': 1 }],
    [CLEO, { 'eu-west-1': 1 }],
  ]);
  const handler = whispering({
    rosters: rosters({ members: async () => table.members }, elapsedMs),
    whereabouts: {
      of: async (userKeys) => {
        looks.push(userKeys);
        return new Map(userKeys.map((userKey) => [userKey, { devices: online.get(userKey) ?? {} }]));
      },
    },
    brokers: { push: async (to, payload) => pushed.push({ to, payload }) },
    allowance: allowance({ perSecond: 5, burst: 20 }, elapsedMs),
    log,
    meter,
    nowMs,
    elapsedMs,
  });
  return {
    world,
    table,
    looks,
    pushed,
    lines,
    counts,
    say: (author = ANNA, changes: object = {}) => {
      const clientId = `${author}~phone~1`;
      const told = { data: { typing: true }, clientId, author, session: SESSION, atMs: nowMs() };
      return handler({ ...told, ...changes }, { awsRequestId: 'id' } as Context);
    },
  };
}

const toBen = [
  { region: 'eu-west-1', userKey: BEN },
  { region: 'ap-northeast-1', userKey: BEN },
];

test('comes to the other members, wherever they are connected, and to nobody else', async () => {
  const { say, pushed, counts } = whisper();
  await say();
  expect(pushed.map(({ to }) => to)).toEqual([toBen]);
  const envelope = JSON.parse(pushed[0]?.payload ?? '');
  expect([...Value.Errors(EnvelopeSchema, envelope)]).toEqual([]);
  expect(envelope).toEqual({
    v: 1,
    kind: 'ephemeral',
    session: SESSION,
    from: ANNA,
    data: { typing: true },
    at: '2026-11-20T18:00:00.000Z',
  });
  expect(counts).toEqual({ Whispers: 1 });
});

test('looks up members and where they are once in five seconds', async () => {
  const { say, looks, world, pushed } = whisper();
  for (let at = 0; at < 5; at += 1) {
    await say();
    world.nowMs += 999;
  }
  expect(looks).toHaveLength(1);
  world.nowMs += 6;
  await say();
  expect([looks.length, pushed.length]).toEqual([2, 6]);
});

test('looks up neither for longer where the clock is set back', async () => {
  const { say, looks, world, table, pushed } = whisper();
  await say();
  table.members = [member(BEN, false, 2)];
  world.nowMs += 5_001;
  world.setBackMs = 3_600_000;
  await say();
  expect([looks.length, pushed.at(-1)?.to]).toEqual([2, []]);
});

test.each<[string, string, object]>([
  ['a stranger', 'stranger', { author: CLEO, clientId: `${CLEO}~phone~1` }],
  ['somebody by another’s client id', 'foreign', { clientId: `${BEN}~phone~1` }],
  ['no client of Meridian’s', 'foreign', { clientId: 'N/A' }],
  ['no session', 'unreadable', { session: `${ANNA}.*` }],
  ['a session without an id', 'unreadable', { session: idAt(1) }],
  ['no author', 'unreadable', { author: undefined }],
  ['nothing', 'unreadable', { data: undefined }],
  ['more than 4 KiB', 'too-large', { data: 'x'.repeat(4_095) }],
  ['what was said more than five seconds ago', 'late', { atMs: NOW_MS - 5_001 }],
  ['what was never said', 'late', { atMs: 'now' }],
])('of %s comes to nobody', async (_, outcome, changes) => {
  const { say, pushed, lines, counts } = whisper();
  await say(ANNA, changes);
  expect([pushed, counts]).toEqual([[], { WhispersDropped: 1 }]);
  expect(lines).toMatchObject([{ message: 'dropped', fields: { outcome } }]);
});

test('comes to nobody who was removed, and from nobody', async () => {
  const { say, pushed, table, world } = whisper();
  await say();
  table.members = [member(BEN, false, 2)];
  world.nowMs += 5_000;
  await say();
  await say(BEN);
  expect(pushed.map(({ to }) => to)).toEqual([toBen, []]);
});

test('is passed on five times a second for each person, after twenty at once', async () => {
  const { say, pushed, counts, world } = whisper();
  for (let at = 0; at < 30; at += 1) await say();
  expect([pushed.length, counts.WhispersDropped]).toEqual([20, 10]);
  await say(BEN);
  world.nowMs += 200;
  await say();
  await say();
  expect(pushed).toHaveLength(22);
});

test('is not for a session of more than 100', async () => {
  const { say, pushed, lines } = whisper(crowd(100).map((key) => member(key)));
  await say();
  expect([pushed.length, lines[0]?.fields.outcome]).toEqual([0, 'crowd']);
});
