import { readdir } from 'node:fs/promises';
import { drillDesign, isAsWanted } from '../../bench/drill/beside.ts';
import { argumentsFor, VARIANTS } from '../../bench/drill/variants.ts';

const SMALL = { seed: 1, minutes: 0.1, clients: 12, hiddenSeconds: 4 };

it('builds every naive design there is', async () => {
  expect(await readdir('test/naive')).toEqual(Object.keys(VARIANTS).sort());
  for (const [variant, { functions }] of Object.entries(VARIANTS)) {
    expect(await argumentsFor(variant)).toHaveLength(2 * functions.length);
  }
}, 60_000);

it.each([
  ['shared-item', ['lag', 'partition']],
  ['version-check-across-regions', ['lag', 'partition']],
  ['publish-before-append', ['crash-before', 'crash-during', 'sqs', 'throttle']],
  ['acknowledge-before-kinesis', ['kinesis-out']],
])(
  'catches %s under %j',
  async (design, faults) => {
    const row = await drillDesign(design, { ...SMALL, faults }, () => {});
    expect([row.violations, isAsWanted(row)]).toEqual([row.violations, true]);
  },
  120_000,
);
