import type { Faults } from '../faults/faults.ts';
import type { LogLine } from './log-line.ts';

/** The line, marked as meant where the platform tells of what a fault in force does: whoever wanted it knows. */
export function meantLine(line: LogLine, faults: Faults): LogLine {
  return line.source === 'platform' && isOfFault(line, faults) ? { ...line, isMeant: true } : line;
}

/** Nothing here but a fault takes a region down or has a service throttle. */
function isOfFault({ text, region }: LogLine, { regions, throttle }: Faults): boolean {
  if (regions[region] === 'down') return true;
  const isThrottle = /Throttl|ThroughputExceeded/.test(text);
  return isThrottle && Object.values(throttle).some((share) => share > 0);
}
