import { setTimeout as pause } from 'node:timers/promises';
import type { Generated } from '../../../../bench/load/generate/outcome.ts';
import { killing } from '../../../../bench/load/rig/killing.ts';
import type { CloudProcess } from '../../../../local/testing/cloud-process.ts';

const generated = (beganEpochMs: number) => ({ outcomes: [], beganEpochMs }) as unknown as Generated;

function cloud() {
  const faults: unknown[] = [];
  const asked = {
    regions: ['us', 'eu', 'asia'],
    faults: async (subset?: object) => void faults.push(subset),
  };
  return { faults, process: asked as unknown as CloudProcess };
}

describe('the death of a region under load', () => {
  it('comes at its second and ends with the load', async () => {
    const { faults, process } = cloud();
    const kill = killing(process, 0.1);
    const beganMs = Date.now();
    kill.begin();
    expect(faults).toEqual([]);
    await pause(200);
    expect(faults).toEqual([{ regions: { asia: 'down' } }]);
    const outage = await kill.end(generated(beganMs));
    expect(faults).toHaveLength(2);
    expect(faults[1]).toBeUndefined();
    expect(outage?.region).toBe('asia');
    expect(outage?.atSeconds).toBeGreaterThanOrEqual(0.09);
  });

  it('that could not be brought about is told at the end of the load, which it does not end', async () => {
    const refusing = { regions: ['us'], faults: () => Promise.reject(new Error('no such region')) };
    const kill = killing(refusing as unknown as CloudProcess, 0.01);
    kill.begin();
    await pause(100);
    await expect(kill.end(generated(Date.now()))).rejects.toThrow('no such region');
  });

  it('does not come where none was asked for, nor after a load that ended before', async () => {
    for (const atSeconds of [undefined, 5]) {
      const { faults, process } = cloud();
      const kill = killing(process, atSeconds);
      kill.begin();
      expect(await kill.end(generated(Date.now()))).toBeUndefined();
      expect(faults).toEqual([]);
    }
  });
});
