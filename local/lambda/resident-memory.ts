import { readFileSync } from 'node:fs';

/** Resident memory of another program, in MB; undefined where the system has no `/proc` or the program is gone. */
export function residentMb(pid: number): number | undefined {
  if (process.platform !== 'linux') {
    return undefined;
  }
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
