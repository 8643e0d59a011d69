import { allUsages, HAS_PROC, machineTimes, type Usage, variableOf } from './proc-files.ts';

/** What one part of the system used at a time. */
export interface UsageSample {
  /** Milliseconds since 1970. */
  readonly atEpochMs: number;
  /** Since the sample before. */
  readonly seconds: number;
  /** Part → cores in use in these seconds. */
  readonly cores: Readonly<Record<string, number>>;
  /** Part → resident memory of all its processes, in MB. */
  readonly residentMb: Readonly<Record<string, number>>;
  /** Part of all cores at work, whoever uses them: 0 to 1. */
  readonly machine: number;
}

/** Samples processes until it is stopped, and once more then. */
export interface UsageWatch {
  readonly samples: readonly UsageSample[];
  stop(): void;
}

const EVERY_MS = 1_000;
/** CPU time is told in hundredths of a second: of less than this a sample would say nothing. */
const SHORTEST_MS = 100;

/**
 * Watches processes by name, and what they have started. Lambda's environments go by their function. Samples
 * nothing where there is no /proc.
 */
export function watchUsage(roots: Readonly<Record<string, number>>): UsageWatch {
  const samples: UsageSample[] = [];
  if (!HAS_PROC) {
    return { samples, stop: () => {} };
  }
  const partOf = partsBy(roots);
  let before = look(partOf);
  const sample = (): void => {
    const now = look(partOf);
    if (now.atMs - before.atMs >= SHORTEST_MS) {
      samples.push(between(before, now));
      before = now;
    }
  };
  const timer = setInterval(sample, EVERY_MS);
  return {
    samples,
    stop: () => {
      clearInterval(timer);
      sample();
    },
  };
}

interface Look {
  readonly atMs: number;
  readonly machine: ReturnType<typeof machineTimes>;
  readonly processes: ReadonlyMap<number, Usage & { readonly part: string }>;
}

function look(partOf: (usage: Usage, all: ReadonlyMap<number, Usage>) => string | undefined): Look {
  const all = new Map(allUsages().map((usage) => [usage.pid, usage]));
  const named = [...all.values()].flatMap((usage) => {
    const part = partOf(usage, all);
    return part === undefined ? [] : [[usage.pid, { ...usage, part }] as const];
  });
  return { atMs: Date.now(), machine: machineTimes(), processes: new Map(named) };
}

function between(before: Look, now: Look): UsageSample {
  const cores: Record<string, number> = {};
  const residentMb: Record<string, number> = {};
  for (const { pid, part, cpuMs, residentMb: mb } of now.processes.values()) {
    const usedMs = cpuMs - (before.processes.get(pid)?.cpuMs ?? 0);
    cores[part] = (cores[part] ?? 0) + usedMs / (now.atMs - before.atMs);
    residentMb[part] = (residentMb[part] ?? 0) + mb;
  }
  const busyMs = now.machine.busyMs - before.machine.busyMs;
  const machine = busyMs / Math.max(1, now.machine.totalMs - before.machine.totalMs);
  return { atEpochMs: now.atMs, seconds: (now.atMs - before.atMs) / 1_000, cores, residentMb, machine };
}

/** Remembers the part of each environment: asking for a variable costs a read. A child that was just forked has its parent's. */
function partsBy(roots: Readonly<Record<string, number>>) {
  const known = new Map<number, string>(Object.entries(roots).map(([part, pid]) => [pid, part] as const));
  return function partOf(usage: Usage, all: ReadonlyMap<number, Usage>): string | undefined {
    const remembered = known.get(usage.pid);
    const parent = all.get(usage.parent);
    if (remembered !== undefined || parent === undefined) {
      return remembered;
    }
    const above = partOf(parent, all);
    const own = above && variableOf(usage.pid, 'AWS_LAMBDA_FUNCTION_NAME');
    if (own !== undefined) {
      known.set(usage.pid, own);
    }
    return own ?? above;
  };
}
