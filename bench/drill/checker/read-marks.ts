import type { EventData } from '../../../lambdas/contract/events.ts';
import type { StoredCommit } from '../evidence.ts';
import type { Entry } from '../history.ts';
import type { Marked } from '../told-in-the-end.ts';
import { isMessage } from './said-messages.ts';
import type { Truth } from './truth.ts';

type Asked = Entry & { readonly seen: Marked };

/** What is shown as read, after everything has healed, and is not what its reader has marked. */
export function mistakenMarks({ bySession }: Truth, asked: readonly Asked[]): string[] {
  return asked.flatMap(({ seen: { session, reader, read, messages }, region, status }) => {
    const commits = bySession.get(session) ?? [];
    const counts = messagesByLane(commits);
    const wanted = readOf(commits, reader, counts);
    const isRight = isSame(messages, counts) && isSame(read, wanted);
    const seen = `${status}, ${JSON.stringify({ read, messages })}`;
    const due = JSON.stringify({ read: wanted, messages: counts });
    return isRight ? [] : [`${region} tells ${reader} of ${session}: ${seen}, not ${due}`];
  });
}

type Counts = Readonly<Record<string, number>>;

function messagesByLane(commits: readonly StoredCommit[]): Counts {
  const counts: Record<string, number> = {};
  for (const { lane, events } of commits) {
    counts[lane] = (counts[lane] ?? 0) + events.filter(isMessage).length;
  }
  return counts;
}

/** Of several marks the highest counts for each lane, and never more than the lane has. */
function readOf(commits: readonly StoredCommit[], reader: string, counts: Counts): Counts {
  const marks = commits
    .flatMap(({ events }) => events)
    .filter(({ type, source }) => type === 'read.marked' && source === reader)
    .map(({ data }) => (data as EventData['read.marked']).read);
  const read = Object.entries(counts).map(([lane, count]) => {
    const highest = Math.max(0, ...marks.map((mark) => mark[lane] ?? 0));
    return [lane, Math.min(highest, count)] as const;
  });
  return Object.fromEntries(read);
}

function isSame(one: Counts, other: Counts): boolean {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return names.every((name) => one[name] === other[name]);
}
