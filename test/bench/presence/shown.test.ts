import { type Shown, shownAfter } from '../../../bench/presence/shown.ts';

const NOBODY: Shown = new Map();

/** What a device shows of some people, by whether they are online. */
function presence(online: Record<string, boolean>) {
  const members = Object.entries(online).map(([person, is]) => {
    return [person, { online: is, devices: Number(is), lastSeen: undefined }] as const;
  });
  return { members: Object.fromEntries(members), online: Object.values(online).filter(Boolean).length };
}

test('somebody is shown so since the change, and not since it was said again', () => {
  const came = shownAfter(NOBODY, presence({ kim: true }), 1_000);
  const again = shownAfter(came, presence({ kim: true, lee: false }), 2_000);
  expect([...again]).toEqual([
    ['kim', { isOnline: true, sinceMs: 1_000 }],
    ['lee', { isOnline: false, sinceMs: 2_000 }],
  ]);
});

test('who is shown offline for a moment only is offline since they are so for good', () => {
  const steps: [isOnline: boolean, nowMs: number][] = [
    [true, 1_000],
    [false, 2_000],
    [true, 3_000],
    [false, 4_000],
  ];
  const last = steps.reduce((shown, [kim, nowMs]) => shownAfter(shown, presence({ kim }), nowMs), NOBODY);
  expect(last.get('kim')).toEqual({ isOnline: false, sinceMs: 4_000 });
});
