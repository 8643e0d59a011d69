import type { LogLine } from '../lambda/log-line.ts';

/** The youngest log lines of all functions, but for metrics and answers to health probes. */
export interface Journal {
  add(line: LogLine): void;
  /** Lines that hold a text or came during an invocation of that id, youngest first. */
  find(text: string, most: number): LogLine[];
}

const KEPT = 5_000;

/** Makes a journal that lets the oldest lines go. */
export function createJournal(kept = KEPT): Journal {
  const lines: LogLine[] = [];
  let next = 0;
  return {
    add(line) {
      if (isNoise(line)) return;
      lines[next % kept] = line;
      next++;
    },
    find(text, most) {
      const youngestFirst = [...lines.slice(next % kept), ...lines.slice(0, next % kept)].reverse();
      return youngestFirst
        .filter((line) => line.requestId === text || line.text.includes(text))
        .slice(0, most);
    },
  };
}

/** What comes every second would crowd everything else out: metrics are counted, and watch tells who is unwell. */
function isNoise({ text }: LogLine): boolean {
  return text.includes('"CloudWatchMetrics"') || text.includes('"route":"GET /v1/health","durationMs"');
}
