import { operationsOf } from './history.ts';
import type { Recorder } from './recorder.ts';
import { isInVain } from './report/per-second.ts';

const EVERY_MS = 5_000;

/** Says how far a drill is, now and then. */
export function reporting(
  { entries, now }: Recorder,
  untilMs: number,
  print: (line: string) => void,
): { stop(): void } {
  const timer = setInterval(() => {
    const seconds = Math.round(now() / 1_000);
    const recent = entries.slice(-200).filter(isInVain).length;
    const share = `${recent} of the last 200 in vain`;
    print(`  ${seconds} of ${untilMs / 1_000} s, ${operationsOf(entries)} operations, ${share}`);
  }, EVERY_MS);
  return { stop: () => clearInterval(timer) };
}
