import type { LogLine } from '../cloud-types.ts';

/** What a line of Powertools' logger says; other lines are text. */
interface Said {
  readonly level?: string;
  readonly message?: string;
  readonly requestId?: unknown;
  readonly eventId?: unknown;
  readonly sessionId?: string;
  readonly route?: string;
  readonly outcome?: string;
  readonly durationMs?: number;
  readonly errorCode?: string;
}

export function saidIn({ text }: LogLine): Said {
  try {
    const said = JSON.parse(text) as unknown;
    return typeof said === 'object' && said !== null ? (said as Said) : {};
  } catch {
    return {};
  }
}

/** How bad a line is. */
export function levelOf(line: LogLine): 'info' | 'warn' | 'error' {
  const { level } = saidIn(line);
  if (level === 'ERROR' || level === 'CRITICAL' || (level === undefined && line.source !== 'stdout'))
    return 'error';
  return level === 'WARN' ? 'warn' : 'info';
}

/** A line for people. */
export function wordsOf(line: LogLine): string {
  const { message, route, outcome, durationMs, errorCode } = saidIn(line);
  if (message === undefined) return line.text;
  const about = [route, outcome, errorCode, durationMs === undefined ? undefined : `${durationMs} ms`];
  return [message, ...about.filter((part) => part !== undefined)].join(' · ');
}

/** Ids in a line by which more can be found. */
export function idsOf(line: LogLine): string[] {
  const { requestId, eventId } = saidIn(line);
  // A function of one's own may log anything under these names.
  return [requestId, eventId].filter((id) => typeof id === 'string');
}
