import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAmidFaultsAtOnce } from '../../bench/drill/checker/verdict.ts';
import { FAULT_KINDS } from '../../bench/drill/nemesis/fault-kinds.ts';
import { idleKinds } from '../../bench/drill/nemesis/idle-kinds.ts';
import { counterexamples } from '../../bench/drill/report/claims.ts';
import { drill } from '../../bench/drill/run.ts';
import { type CloudProcess, forget, startCloudProcess } from '../../local/testing/cloud-process.ts';

const FRESH = Math.floor(Math.random() * 2 ** 31);
const KINDS = Object.keys(FAULT_KINDS);
const SMALL = { minutes: 0.1, clients: 12, hiddenSeconds: 4, faults: KINDS };

let cloud: CloudProcess;
let struckInAll = {};

beforeAll(async () => {
  cloud = await startCloudProcess();
}, 60_000);

afterAll(async () => {
  await cloud?.stop();
  await forget(cloud);
});

it.each([
  ['the seed that is always the same', 1],
  [`a fresh seed, ${FRESH}`, FRESH],
])(
  'keeps every promise while faults of every kind come and go: %s',
  async (_, seed) => {
    const folder = await mkdtemp(join(tmpdir(), 'drill-'));
    const { verdicts, entries, struck } = await drill(cloud, { ...SMALL, seed, folder, print: () => {} });
    await forget({ folder });
    struckInAll = { ...struckInAll, ...struck };
    expect(entries.length).toBeGreaterThan(SMALL.clients);
    expect(counterexamples(verdicts)).toEqual([]);
    expect(verdicts.filter(({ tried }) => tried === 0).map(({ id }) => id)).toEqual([]);
    expect(verdicts.filter((one) => !isAmidFaultsAtOnce(one)).map(({ id }) => id)).toEqual([]);
  },
  120_000,
);

// Not all, since on a busy machine some seconds pass without a batch or a question.
it('was struck by nearly all of them', () => {
  expect(idleKinds(KINDS, struckInAll).length).toBeLessThan(KINDS.length / 4);
});
