import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baselineIn } from '../../../bench/load/baseline.ts';
import { hold } from '../../../bench/load/plan/scenario.ts';
import { reportOf } from '../../../bench/load/report/load-report.ts';
import { measuredAt } from './report/report-fixture.ts';

const REPORT = reportOf(measuredAt(20), 1);
const scenario = (name: string) => ({ name, users: 1, phases: [hold(1, 1)] });

describe('a baseline', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meridian-baseline-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const baseline = async (text: string, ...names: string[]) => {
    await writeFile(join(folder, 'earlier.json'), text);
    return baselineIn(join(folder, 'earlier.json'), names.map(scenario));
  };

  it('is the report of a load that is about to be repeated', async () => {
    expect(await baseline(JSON.stringify(REPORT), 'stage-50', 'test')).toEqual(REPORT);
  });

  it('of another load is refused', async () => {
    await expect(baseline(JSON.stringify(REPORT), 'normal', 'peak')).rejects.toThrow(
      /^--baseline is ".*earlier.json", which is of test; it must be of normal, peak\.$/,
    );
  });

  it.each([
    ['torn', '{'],
    ['nothing', 'null'],
    ['of a maximum', '{"sustainedRps":76}'],
    ['spoilt', JSON.stringify({ ...REPORT, histograms: [{ latency: 'HISTF' }] })],
  ])('that is %s is refused', async (_, text) => {
    await expect(baseline(text, 'normal')).rejects.toThrow(
      /^--baseline is ".*", which is no report of a load; reports\/load\/normal\.json is one\.$/,
    );
  });

  it('that is not there is refused', async () => {
    await expect(baselineIn(join(folder, 'nothing.json'), [])).rejects.toThrow(
      /^--baseline is ".*nothing\.json", which cannot be read \(ENOENT\)\.$/,
    );
  });
});
