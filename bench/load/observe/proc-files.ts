import { readdirSync, readFileSync } from 'node:fs';

/** What a process has used so far. */
export interface Usage {
  readonly pid: number;
  readonly parent: number;
  readonly cpuMs: number;
  readonly residentMb: number;
}

/** Linux counts in hundredths of a second on every platform that Node runs on (sysconf(_SC_CLK_TCK)). */
const MS_PER_TICK = 10;
const PAGE_MB = 4_096 / 1_024 ** 2;

/** Whether this system tells what others use. */
export const HAS_PROC = process.platform === 'linux';

/** Every process of the machine that this user may see. */
export function allUsages(): Usage[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    const text = fileText(`/proc/${pid}/stat`);
    return text === undefined ? [] : [usageIn(text)];
  });
}

/** Reads /proc/PID/stat, whose second field is the program's name in brackets and may hold anything. */
export function usageIn(text: string): Usage {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const field = (n: number): number => Number(fields[n - 3]);
  return {
    pid: Number.parseInt(text, 10),
    parent: field(4),
    cpuMs: (field(14) + field(15)) * MS_PER_TICK,
    residentMb: field(24) * PAGE_MB,
  };
}

/** Time of all cores since the machine's start, in milliseconds: at work, and in all. */
export function machineTimes(text = fileText('/proc/stat') ?? ''): { busyMs: number; totalMs: number } {
  const [, user = 0, nice = 0, system = 0, idle = 0, waiting = 0, irq = 0, soft = 0, stolen = 0] =
    /^cpu\s+(.*)$/m.exec(text)?.[0].split(/\s+/).map(Number) ?? [];
  const busy = user + nice + system + irq + soft + stolen;
  return { busyMs: busy * MS_PER_TICK, totalMs: (busy + idle + waiting) * MS_PER_TICK };
}

/** A process's environment variable; undefined where it has none or is gone. */
export function variableOf(pid: number, name: string): string | undefined {
  const entry = fileText(`/proc/${pid}/environ`)
    ?.split('\0')
    .find((line) => line.startsWith(`${name}=`));
  return entry?.slice(name.length + 1);
}

function fileText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
