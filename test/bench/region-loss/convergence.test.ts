import { converged, repaired } from '../../../bench/region-loss/convergence.ts';
import type { Fleet } from '../../../bench/region-loss/fleet.ts';
import type { CloudProcess } from '../../../local/testing/cloud-process.ts';

const FLEET = { devices: [], sessions: [{ id: 's', token: 't' }] } as Fleet;

/** A cloud that shows the same profile everywhere and commits another event of its own at each look; `arrivesAt` says with which look a region has which. */
function busyCloud(arrivesAt: Readonly<Record<string, Readonly<Record<string, number>>>>) {
  const looks: Record<string, number> = {};
  const api = async (region: string, path: string) => {
    if (path.endsWith('/profile')) return { status: 200, json: {}, text: '{}' };
    const look = (looks[region] ?? 0) + 1;
    looks[region] = look;
    const arrived = Object.entries(arrivesAt[region] ?? {}).filter(([, at]) => look >= at);
    const ids = [...arrived.map(([id]) => id), `${region} ${look}`];
    const commits = ids.map((id, at) => ({ lane: `${region}.1`, version: at + 1, events: [{ id }] }));
    return { status: 200, json: { commits, next: '', more: false }, text: '' };
  };
  return { cloud: { regions: Object.keys(arrivesAt), api } as unknown as CloudProcess, looks };
}

test('regions are repaired once each has what was owed, though they never have the same', async () => {
  const { cloud, looks } = busyCloud({ here: { a: 1, b: 3 }, there: { a: 2, b: 1 } });
  const owed = ['a', 'b'].map((eventId) => ({ eventId, beganMs: 0, acceptedMs: 0 }));
  const beganMs = performance.now();
  const { writes, seconds } = await repaired(cloud, FLEET, owed, beganMs - 4_000);
  expect([writes, looks]).toEqual([2, { here: 3, there: 3 }]);
  expect(seconds).toBeGreaterThanOrEqual(4);
  expect(seconds).toBeLessThanOrEqual(4 + (performance.now() - beganMs) / 1_000);
});

test('regions that show the same have not converged while one lacks a write', async () => {
  const { cloud, looks } = busyCloud({ here: { a: 1 }, there: { a: 3 } });
  const device = { client: { intents: () => [] }, writes: [{ eventId: 'a', beganMs: 0 }] };
  const fleet = { ...FLEET, devices: [device] } as unknown as Fleet;
  const { different } = await converged(cloud, fleet);
  expect([different, looks]).toEqual([[], { here: 3, there: 3 }]);
});
