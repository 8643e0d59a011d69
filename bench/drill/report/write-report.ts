import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { operationsOf, sentBefore } from '../history.ts';
import { idleKinds } from '../nemesis/idle-kinds.ts';
import type { Drilled } from '../run.ts';
import { page } from './page.ts';
import { isInVain, perSecond } from './per-second.ts';
import { picture } from './picture.ts';

/** What the JSON keeps of each claim's counterexamples; the history has everything. */
const KEPT = 20;

/** Writes `report.json` and `timeline.html` into the drill's folder. */
export async function writeReport(drilled: Drilled): Promise<void> {
  const { settings, plan, entries, samples, struck, healedMs, quietMs, verdicts } = drilled;
  const { seed, minutes, clients, faults, hiddenSeconds } = settings;
  const seconds = perSecond(entries, Math.ceil(quietMs / 1_000));
  const heading = `Drill with seed ${settings.seed}: ${operationsOf(entries)} operations`;
  const svg = picture({ plan, seconds, samples, healedMs, quietMs });
  const claims = verdicts.map(({ violations, ...verdict }) => ({
    ...verdict,
    violations: violations.length,
    first: violations.slice(0, KEPT),
  }));
  const report = {
    settings: { seed, minutes, clients, faults, hiddenSeconds },
    operations: operationsOf(entries),
    operationsAmidFaults: operationsOf(sentBefore(healedMs, entries)),
    inVain: entries.filter(isInVain).length,
    struck,
    neverStruck: idleKinds(settings.faults, struck),
    byKind: countsBy(entries.map(({ seen }) => seen.op)),
    byStatus: countsBy(entries.map(({ status }) => String(status))),
    healedMs,
    quietMs,
    claims,
    plan,
    samples,
    seconds,
  };
  await writeFile(join(settings.folder, 'report.json'), `${JSON.stringify(report, undefined, 2)}\n`);
  await writeFile(join(settings.folder, 'timeline.html'), page(heading, verdicts, svg));
}

function countsBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
