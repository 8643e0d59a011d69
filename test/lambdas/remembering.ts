import type { Log, LogFields } from '../../lambdas/platform/logger.ts';
import type { Meter } from '../../lambdas/platform/metrics.ts';

export interface Line {
  readonly level: keyof Log;
  readonly message: string;
  readonly fields: LogFields;
  readonly error: unknown;
}

/** A log and a meter that remember. */
export function remembering(): { log: Log; meter: Meter; lines: Line[]; counts: Record<string, number> } {
  const lines: Line[] = [];
  const counts: Record<string, number> = {};
  const to =
    (level: keyof Log) =>
    (message: string, fields: LogFields = {}, error?: unknown): void => {
      lines.push({ level, message, fields, error });
    };
  return {
    log: { debug: to('debug'), info: to('info'), warn: to('warn'), error: to('error') },
    meter: {
      count: (name, howMany = 1) => {
        counts[name] = (counts[name] ?? 0) + howMany;
      },
      milliseconds: () => {},
      flush: () => {},
    },
    lines,
    counts,
  };
}
