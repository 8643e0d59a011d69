// Longer than other files: everything that the page says in words stands in one place, to be read as such.
import { readFileSync } from 'node:fs';
import type { SessionEvent } from '../../client/index.ts';
import { chooseRegion } from '../../edge-functions/choose-region.ts';
import type { EventType } from '../../lambdas/contract/events.ts';
import { createFaultBoard } from '../../local/faults/fault-board.ts';
import { NO_FAULTS } from '../../local/faults/faults.ts';
import type { Faults, Letter, LogLine, RegionSample, Sample } from '../../web/console/cloud-types.ts';
import { faultWords } from '../../web/console/faults/fault-words.ts';
import { PRESETS } from '../../web/console/faults/presets.ts';
import { struckWords } from '../../web/console/faults/struck-words.ts';
import { STAGES } from '../../web/console/flow/stages.ts';
import { scaleWords } from '../../web/console/latency/scale-words.ts';
import { matching } from '../../web/console/letters/matching.ts';
import { idsOf, levelOf, wordsOf } from '../../web/console/logs/log-text.ts';
import { perSecond } from '../../web/console/per-second.ts';
import { lagOf } from '../../web/console/world/lag.ts';
import { landPath, MAP, pointOf } from '../../web/console/world/projection.ts';
import { mintedAtMs } from '../../web/demo/event-age.ts';
import { nameOf } from '../../web/demo/names.ts';
import { isNewsworthy, NEWSWORTHY } from '../../web/demo/newsworthy.ts';
import { count, duration, rate, some, timeOfDay } from '../../web/parts/format.ts';
import { elsewhere, PLACES, placeOf } from '../../web/places.ts';
import { placeOfRegion } from '../../web/regions.ts';
import { givenTokenSignIn } from '../../web/sign-in/given-token-sign-in.ts';

const WELL = NO_FAULTS as unknown as Faults;

test.each([
  [0, '0 ms'],
  [999.4, '999 ms'],
  [1_449, '1.4 s'],
  [10_400, '10 s'],
  [119_000, '119 s'],
  [180_000, '3 min'],
])('%d milliseconds are said as %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});

test.each([
  [
    [0, 200, 400],
    ['0 ms', '200 ms', '400 ms'],
  ],
  [
    [0, 500, 1_000],
    ['0 s', '0.5 s', '1 s'],
  ],
  [
    [0, 2_500, 12_500],
    ['0 s', '2.5 s', '12.5 s'],
  ],
  [
    [0, 60_000, 120_000],
    ['0 min', '1 min', '2 min'],
  ],
  [[], []],
])('a scale with ticks at %j milliseconds is said in one unit', (ticks, words) => {
  expect(scaleWords(ticks)).toEqual(words);
});

test('numbers are said for people', () => {
  expect([rate(0), rate(0.42), rate(1_234.4), count(12_000)]).toEqual(['0', '0.4', '1,234', '12,000']);
  expect([some(1, 'device'), some(2, 'device'), some(0, 'city', 'cities')]).toEqual([
    '1 device',
    '2 devices',
    '0 cities',
  ]);
  expect(timeOfDay(new Date(2026, 10, 20, 9, 5, 7, 42).getTime(), true)).toBe('09:05:07.042');
});

describe('places', () => {
  test('are pinned, where CloudFront finds the country out, to the region that the edge chooses for them', () => {
    const regions = ['us-east-1', 'eu-west-1', 'ap-northeast-1'];
    for (const { country, nearest } of PLACES) {
      const pinned = nearest.map((prefix) => regions.find((name) => name.startsWith(prefix))).find(Boolean);
      expect([country, pinned]).toEqual([
        country,
        chooseRegion({ country, edgeRegion: undefined, pin: undefined }, regions, {}),
      ]);
    }
  });

  test('offer another continent first, then somewhere free', () => {
    const [seoul, berlin, newYork] = ['KR', 'DE', 'US'].map(placeOf) as [never, never, never];
    expect([elsewhere([]), elsewhere([seoul]), elsewhere([seoul, berlin])]).toEqual([seoul, berlin, newYork]);
    expect(elsewhere([seoul, berlin, newYork]).country).toBe('JP');
    expect(() => placeOf('XX')).toThrow('XX');
  });

  test('are on the map', () => {
    for (const place of [...PLACES, ...['us-east-1', 'eu-west-1', 'ap-northeast-1'].map(placeOfRegion)]) {
      const { x, y } = pointOf(place as never);
      expect(x > 0 && x < MAP.width && y > 0 && y < MAP.height).toBe(true);
    }
    expect(landPath().match(/M/g)?.length).toBeGreaterThan(1_000);
  });
});

describe('faults in words', () => {
  test('say nothing where none is in force, and of each preset what it does', () => {
    expect(faultWords(WELL)).toEqual([]);
    for (const { label, on, off, isOn } of PRESETS) {
      const board = createFaultBoard();
      const faults = board.change(on) as unknown as Faults;
      expect([label, isOn(faults), faultWords(faults).length]).toEqual([label, true, 1]);
      expect([label, isOn(board.change(off) as unknown as Faults)]).toEqual([label, false]);
    }
  });

  test('name regions, links, functions and strengths', () => {
    const board = createFaultBoard();
    const faults = board.change({
      regions: { 'eu-west-1': 'down' },
      clock: { 'us-east-1': -1500 },
      replication: {
        links: { 'us-east-1>eu-west-1': [2000, 4000] },
        partitions: [['us-east-1', 'ap-northeast-1']],
      },
      lambda: {
        crash: { apply: 0.1 },
        crashDuring: { apply: { operation: 'PutItem', probability: 0.1 } },
        crashAfter: { apply: 'PutRecords' },
        slowMs: { '*': 300 },
      },
      throttle: { sqs: 0.01 },
      partial: { batchGet: 0.1 },
      bedrock: { cut: 0.1, splitFrames: true, slow: { firstTokenMs: 500, perTokenMs: 20 }, othersShare: 0.3 },
      keyValueStore: { slowMs: 300 },
    });
    const words = faultWords(faults as unknown as Faults).map(({ does }) => does);
    expect(words).toEqual([
      'Ireland is down',
      'The clock of N. Virginia is 1.5 s behind',
      'Nothing is replicated between N. Virginia and Tokyo',
      'Replication N. Virginia → Ireland takes 2.0 s to 4.0 s',
      'apply dies while it works on an event: 10 %',
      'apply dies during a call: PutItem, 10 %',
      'apply dies after a call: PutRecords',
      'Every function gets each event later: 300 ms',
      'SQS throttles 1 % of calls',
      '10 % of entries of BatchGetItem are not done',
      'The edge’s store takes 300 ms to answer',
      '10 % of streams of models end without their end',
      'Streams of models come in pieces of frames',
      'Models are later: the first token by 500 ms, each other by 20 ms',
      'Others of the account use 30 % of every model’s quota',
    ]);
  });
});

test('what the documentation counts faults as has words in the console', () => {
  const documented =
    readFileSync('docs/local-cloud.md', 'utf8').split('## Faults')[1]?.split('Functions go by')[0] ?? '';
  const kinds = documented
    .split('\n')
    .flatMap((row) => row.split('|').slice(4, 5))
    .flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, kind]) => String(kind)));
  expect(kinds.length).toBeGreaterThan(15);
  for (const kind of kinds) expect([kind, struckWords(kind)]).not.toEqual([kind, kind]);
});

test('the flow shows the two queues of apply, and not those of models that end alike', () => {
  const depth = { visible: 2, inFlight: 1, delayed: 0, oldestAgeSeconds: 4 };
  const empty = { ...depth, visible: 0, inFlight: 0 };
  const region = {
    queues: {
      'shop-bulk': empty,
      'shop-model-swift-interactive': depth,
      'shop-interactive': depth,
      'shop-asks': depth,
    },
  };
  const queues = STAGES.find(({ name }) => name === 'Queues');
  expect(queues?.notes(region as unknown as RegionSample)).toEqual([
    'interactive: 3, oldest 4.0 s',
    'bulk: 0',
  ]);
});

test('letters are found by all words of a search, wherever they stand', () => {
  const letter = {
    region: 'eu-west-1',
    queue: 'app-bulk-dead-letters',
    messageId: 'm-1',
    reason: 'is no Intent',
  };
  const letters = [
    { ...letter, body: '{"type":"profile.patchd"}' },
    { ...letter, messageId: 'm-2', body: '' },
  ] as Letter[];
  const found = (text: string) => matching(letters, text).map(({ messageId }) => messageId);
  expect([found(''), found('intent PATCHD'), found('intent m-2'), found('nothing')]).toEqual([
    ['m-1', 'm-2'],
    ['m-1'],
    ['m-2'],
    [],
  ]);
});

describe('log lines', () => {
  const line = (text: string, source: LogLine['source'] = 'stdout'): LogLine => ({
    ...{ atMs: 0, region: 'eu-west-1', functionName: 'app-read', source, text },
  });
  const said = {
    level: 'WARN',
    message: 'refused',
    outcome: '404',
    durationMs: 3,
    requestId: 'r-1',
    eventId: 'e-1',
  };

  test('are said in words, with ids to follow and a level', () => {
    const warned = line(JSON.stringify(said));
    expect([wordsOf(warned), idsOf(warned), levelOf(warned)]).toEqual([
      'refused · 404 · 3 ms',
      ['r-1', 'e-1'],
      'warn',
    ]);
    expect([wordsOf(line('plain')), levelOf(line('plain'))]).toEqual(['plain', 'info']);
    expect(levelOf(line('{"errorType":"Runtime.Timeout"}', 'platform'))).toBe('error');
    expect(levelOf(line('7'))).toBe('info');
    expect(idsOf(line('{"requestId":null,"eventId":{"id":7}}'))).toEqual([]);
  });
});

test('rates are taken over the last seconds, and never negative after a restart', () => {
  const samples = [0, 10, 20, 30].map(
    (applied, at) => ({ atMs: at * 1_000, n: applied }) as unknown as Sample,
  );
  const count = (sample: Sample) => (sample as unknown as { n: number }).n;
  expect(perSecond(samples, count)).toBe(10);
  expect(perSecond([...samples, { atMs: 4_000, n: 0 } as unknown as Sample], count)).toBe(0);
  expect([perSecond([], count), perSecond(samples.slice(0, 1), count)]).toEqual([0, 0]);
});

test('lag is the age of the oldest write that has not arrived', () => {
  const link = (from: string, to: string, oldestAtMs: number) => ({ from, to, pending: 1, oldestAtMs });
  const sample = {
    atMs: 1_000,
    links: [link('a', 'c', 900), link('b', 'c', 400), link('a', 'b', 0)],
  } as unknown as Sample;
  expect([lagOf(sample, 'c'), lagOf(sample, 'c', 'a'), lagOf(sample, 'a'), lagOf(undefined, 'c')]).toEqual([
    600,
    100,
    undefined,
    undefined,
  ]);
});

test('people have the names that the profile tells, else the beginning of their keys', () => {
  const profile = { people: { '04e7b635d0953': { name: 'Kim' }, other: {} } };
  expect([nameOf(profile, '04e7b635d0953'), nameOf({}, '04e7b635d0953')]).toEqual(['Kim', '04e7b6']);
  expect(mintedAtMs('01a21ff2-b7c4-7000-9798-a04250023ee7')).toBe(0x01a21ff2b7c4);
});

test('a device tells of what people say and ask elsewhere, and not of what counts or admits', () => {
  const told = (type: EventType, data: object = {}) => isNewsworthy({ type, data } as SessionEvent);
  expect([
    told('message.sent'),
    told('completion.requested'),
    told('profile.patched', { city: 'Busan' }),
  ]).toEqual([true, true, true]);
  expect(NEWSWORTHY['completion.requested']).toBe('Question');
  expect([told('read.marked'), told('member.added'), told('profile.patched', { people: {} })]).toEqual([
    false,
    false,
    false,
  ]);
});

describe('signing in with a token', () => {
  const signIn = givenTokenSignIn('an issuer');
  const token = (claims: object) => `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;

  test('takes the subject from it, and cannot renew it', async () => {
    const person = await signIn.withToken(` ${token({ sub: 'user-7', name: 'Kïm' })}\n`);
    expect([person.subject, person.name]).toEqual(['user-7', 'Kïm']);
    expect(await person.token({ renew: false })).toBe(token({ sub: 'user-7', name: 'Kïm' }));
    await expect(person.token({ renew: true })).rejects.toThrow('Sign in again');
    await expect(signIn.withToken('nonsense')).rejects.toThrow('no JWT');
  });
});
