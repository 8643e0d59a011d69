import { operationsOf } from '../../../bench/drill/history.ts';
import { perSecond } from '../../../bench/drill/report/per-second.ts';
import { picture } from '../../../bench/drill/report/picture.ts';
import { entry, read } from './world.ts';

const refused = { ...read({}), status: 503 };

it('counts each second by when it was answered, and apart what nobody answered', () => {
  const late = { ...read({}), atMs: 900, tookMs: 200 };
  expect(perSecond([read({}), refused, { ...refused, status: 504 }, late], 2)).toEqual([
    { operations: 3, inVain: 1, acceptMs: 0 },
    { operations: 1, inVain: 0, acceptMs: 0 },
  ]);
});

it('counts each command of a batch', () => {
  const command = { eventId: 'a', author: 'a', session: 's', type: 'message.sent', data: {} } as const;
  const write = { ...command, status: 202, mintedAbove: undefined };
  const batch = entry({ op: 'write', writes: [write, write, write], again: false }, { status: 200 });
  expect(perSecond([batch, read({})], 1)[0]?.operations).toBe(4);
});

it('tells how long accept took for single writes and batches, and not for letters that nobody can read', () => {
  const command = { eventId: 'a', author: 'a', session: 's', type: 'message.sent', data: {} } as const;
  const accepted = { ...command, status: 202, mintedAbove: undefined };
  const took = (tookMs: number, write: typeof accepted & { isUnreadable?: true }, status: number) =>
    entry({ op: 'write', writes: [write], again: false }, { status, tookMs });
  const writes = Array.from({ length: 100 }, (_, at) => took(at + 1, accepted, at % 2 === 0 ? 202 : 200));
  const letters = Array.from({ length: 100 }, () => took(900, { ...accepted, isUnreadable: true }, 202));
  const refusals = Array.from({ length: 100 }, () => took(900, { ...accepted, status: 503 }, 503));
  expect(perSecond([...writes, ...letters, ...refusals], 1)[0]?.acceptMs).toBe(95);
});

it('counts no letter that nobody can read as an operation', () => {
  const letter = { eventId: 'a', author: 'a', session: 's', type: 'message.sent', data: {} } as const;
  const write = { ...letter, status: 202, mintedAbove: undefined, isUnreadable: true } as const;
  const sent = entry({ op: 'write', writes: [write], again: false }, { status: 202 });
  expect(operationsOf([sent, read({})])).toBe(1);
});

it('shows each fault as a band from its beginning to its end', () => {
  const plan = [
    { kind: 'lag', fromMs: 2_000, toMs: 4_000, faults: { replication: { lagMs: [1, 2] as const } } },
  ];
  const svg = picture({
    plan,
    seconds: perSecond([refused], 10),
    samples: [],
    healedMs: 8_000,
    quietMs: 10_000,
  });
  const band = /<rect class="fault" x="([\d.]+)" y="\d+" width="([\d.]+)"/.exec(svg);
  // The axis is 910 wide from 150 on: a tenth of it is a second.
  expect([Number(band?.[1]), Number(band?.[2])]).toEqual([332, 182]);
  expect(svg).toContain('<title>{&quot;replication&quot;:{&quot;lagMs&quot;:[1,2]}}</title>');
  expect(svg).toContain('quiet after 2.0 s');
});
