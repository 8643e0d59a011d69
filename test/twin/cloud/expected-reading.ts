import type { MeridianEvent } from '../../../lambdas/contract/events.ts';
import { identityOf } from '../../../lambdas/domain/lane.ts';
import type { Truth } from './truth.ts';

type Counts = Record<string, number>;

interface ExpectedReading {
  readonly read: Counts;
  readonly messages: Counts;
  readonly unread: number;
}

/** The oracle of reading: messages of each lane, how many of them a reader ever marked, and those marked nowhere. */
export function expectedReading(truth: Truth, sessionId: string, reader: string): ExpectedReading {
  const heads = truth.heads(sessionId);
  const marks = marksOf(
    truth.events(sessionId, heads).map(({ event }) => event),
    reader,
  );
  const lanes = Object.keys(heads).map((lane) => {
    const sent = sentIn(truth, sessionId, lane);
    return { lane, sent, marked: sent.slice(0, marks[lane] ?? 0) };
  });
  const all = new Set(lanes.flatMap(({ sent }) => sent));
  const known = new Set(lanes.flatMap(({ marked }) => marked));
  return {
    read: Object.fromEntries(lanes.map(({ lane, marked }) => [lane, marked.length])),
    messages: Object.fromEntries(lanes.map(({ lane, sent }) => [lane, sent.length])),
    unread: all.size - known.size,
  };
}

function marksOf(log: readonly MeridianEvent[], reader: string): Counts {
  const marks: Counts = {};
  for (const { type, source, data } of log) {
    if (type === 'read.marked' && source === reader) {
      for (const [lane, count] of Object.entries((data as MeridianEvent<'read.marked'>['data']).read)) {
        marks[lane] = Math.max(marks[lane] ?? 0, count);
      }
    }
  }
  return marks;
}

function sentIn(truth: Truth, sessionId: string, lane: string): string[] {
  const events = truth.lane(sessionId, lane).flatMap((commit) => commit.events.map(({ event }) => event));
  return events.filter(({ type }) => type === 'message.sent').map(identityOf);
}
