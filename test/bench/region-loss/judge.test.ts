import type { Device, Write } from '../../../bench/region-loss/device.ts';
import { errorsBySecond, figures, judge } from '../../../bench/region-loss/judge.ts';
import type { Lost } from '../../../bench/region-loss/lose.ts';
import { optionsOf } from '../../../bench/region-loss/options.ts';
import type { Attempt } from '../../../bench/region-loss/tallied-fetch.ts';

const LOST_MS = 10_000;
const RETURNED_MS = 25_000;
const applied = { status: 'applied', lane: 'us-east-1.1', version: 1 } as const;

function write(
  eventId: string,
  beganMs: number,
  acceptedMs: number,
  outcome: Write['outcome'] = applied,
): Write {
  return { eventId, beganMs, acceptedMs, ...(outcome && { outcome }) };
}

function attempt(beganMs: number, status: number, region: string, ...eventIds: string[]): Attempt {
  return { beganMs, tookMs: 5, status, region, eventIds };
}

/** Whatever befell it before, the region takes what it sends at last. */
function device(knowsRegions: boolean, writes: Write[], attempts: Attempt[]): Device {
  const home = 'eu-west-1';
  const all = [...attempts, attempt(RETURNED_MS + 4_000, 200, home, 'after')];
  return { name: `${knowsRegions}`, home, knowsRegions, writes, attempts: all } as unknown as Device;
}

function lost(devices: Device[], more: Partial<Lost> = {}): Lost {
  const ids = devices
    .flatMap(({ writes }) => writes)
    .map(({ eventId }): [string, string[]] => [eventId, ['us-east-1.1']]);
  return {
    options: optionsOf([], 1),
    fleet: { devices, sessions: [{ id: 's', token: 't' }] },
    lostMs: LOST_MS,
    returnedMs: RETURNED_MS,
    secondsToMark: 2,
    secondsToUnmark: 3,
    repair: { writes: 2, seconds: 3 },
    convergence: { seconds: 4, different: [] },
    behind: [],
    tail: 5,
    committed: new Map([
      ['us-east-1', new Map(ids)],
      ['eu-west-1', new Map(ids)],
    ]),
    ...more,
  };
}

const failing = (facts: Lost) => judge(facts).filter(({ holds }) => !holds);

describe('the judge of a region drill', () => {
  const aware = device(
    true,
    [write('a', 10_500, 11_000)],
    [attempt(10_500, 503, 'eu-west-1', 'a'), attempt(10_600, 200, 'us-east-1', 'a')],
  );
  const plain = device(false, [write('b', 10_500, 14_000)], [attempt(10_500, 200, 'us-east-1', 'b')]);

  test('takes a drill in which nothing was accepted for no proof', () => {
    const claims = failing(lost([{ ...aware, writes: [] }])).map(({ claim }) => claim);
    expect(claims).toEqual(
      expect.arrayContaining([
        'accepted writes lost: none, in no region',
        'each write has its end, and it is applied',
      ]),
    );
  });

  test('finds nothing where every goal is reached, and counts', () => {
    const facts = lost([aware, plain]);
    expect(failing(facts)).toEqual([]);
    expect(figures(facts)).toMatchObject({
      requests: 5,
      'writes accepted': 2,
      'errors seen by the library': 1,
      'errors seen by the application': 0,
      'writes sent again with the same id': 1,
      'longest that a write waited to be accepted': '3.50 s',
    });
  });

  test.each<[string, Lost, string]>([
    [
      'accepts again only after six seconds',
      lost([device(true, [write('a', 10_500, 16_100)], []), plain]),
      'know the regions',
    ],
    [
      'accepts one write at once and the next only after six seconds',
      lost([aware, device(false, [write('b', 10_010, 10_020), write('c', 10_500, 16_600)], [])]),
      'only know the edge',
    ],
    [
      'lets a write wait that was under way when it died',
      lost([device(true, [write('a', 9_900, 15_100)], []), plain]),
      'know the regions',
    ],
    ['never accepts again', lost([aware, device(false, [], [])]), 'only know the edge'],
    ['is marked late', lost([aware, plain], { secondsToMark: 6 }), 'goes around'],
    ['had no tail', lost([aware, plain], { tail: 0 }), 'nobody else had'],
    [
      'lacks an accepted write in one region',
      lost([aware, plain], { committed: new Map([['us-east-1', new Map([['a', ['us-east-1.1']]])]]) }),
      'accepted writes lost',
    ],
    [
      'leaves a write without an end',
      lost([aware, device(false, [{ eventId: 'b', beganMs: 10_500, acceptedMs: 11_000 }], [])]),
      'has its end',
    ],
    [
      'has a device that shows something else',
      lost([aware, plain], { behind: ['false'] }),
      'shows what the server has',
    ],
    [
      'gets no load when it is back',
      lost([
        { ...aware, attempts: [attempt(RETURNED_MS - 1, 200, 'eu-west-1', 'a')] },
        {
          ...plain,
          attempts: [
            attempt(RETURNED_MS + 1, 503, 'eu-west-1', 'b'),
            attempt(RETURNED_MS + 1, 200, 'eu-west-1'),
            attempt(RETURNED_MS + 1, 200, 'us-east-1', 'b'),
          ],
        },
      ]),
      'takes writes again',
    ],
    [
      'is repaired late',
      lost([aware, plain], { repair: { writes: 2, seconds: 61 } }),
      'accepted before its return',
    ],
    [
      'had nothing to repair',
      lost([aware, plain], { repair: { writes: 0, seconds: 0 } }),
      'accepted before its return',
    ],
    [
      'never converges',
      lost([aware, plain], { convergence: { seconds: Number.POSITIVE_INFINITY, different: ['s'] } }),
      'equal states',
    ],
  ])('notices a region that %s', (_, facts, claim) => {
    expect(failing(facts).map((check) => check.claim)).toEqual([expect.stringContaining(claim)]);
  });

  test('tells when which region answered with an error', () => {
    expect(errorsBySecond(lost([aware, plain]))).toEqual({ '0': { '503 by eu-west-1': 1 } });
  });

  test('lets a drain lose no request at all', () => {
    const options = optionsOf(['--drain'], 1);
    expect(failing(lost([plain], { options }))).toEqual([]);
    expect(failing(lost([aware], { options })).map(({ claim }) => claim)).toEqual([
      expect.stringContaining('no request is lost'),
      expect.stringContaining('no request reaches'),
    ]);
  });
});
