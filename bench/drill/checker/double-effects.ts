import { canonical } from '../../../lambdas/domain/canonical.ts';
import type { Authors } from '../evidence.ts';
import type { Write } from '../history.ts';
import { isEnd } from './answers.ts';
import { miscalled } from './miscalled.ts';
import { seenIn, type Truth } from './truth.ts';
import type { Verdict } from './verdict.ts';

/**
 * P2: one intent, one effect. Two regions that are parted may each commit what was sent to both, in lanes of their
 * own, and the merge makes it one; within a lane it is there once, and never again under another id. How often an
 * answer was committed is for `answers` to say.
 */
export function doubleEffects(truth: Truth): Verdict {
  const again = seenIn(truth.entries, 'write').filter(({ seen }) => seen.again).length;
  const { duplicated } = truth.evidence;
  return {
    id: 'double',
    claim:
      'no event is twice in a lane or under a second id, told by an answer or committed, and none is there that nobody sent',
    among: `${truth.places.size} events, ${again} requests sent again, ${duplicated} messages delivered again`,
    tried: again + duplicated,
    violations: [...twiceInLane(truth), ...unsent(truth), ...truth.writes.flatMap(miscalled)],
  };
}

function twiceInLane({ places }: Truth): string[] {
  return [...places].flatMap(([key, found]) => {
    const lanes = found.map(({ lane }) => lane);
    const twice = lanes.find((lane, at) => lanes.indexOf(lane) !== at);
    return twice === undefined ? [] : [`${key} is twice in ${twice}`];
  });
}

type Content = Pick<Write, 'session' | 'author' | 'type' | 'data'>;

/**
 * Events that no request accounts for. One whose id is known accounts for the event of just this id; one whose id
 * nobody told its author, for a single event of whichever id, since nobody sends it again. One that was refused accounts
 * for nothing.
 */
function unsent({ commits, writes, evidence: { authors } }: Truth): string[] {
  const sent = writes.filter(({ status }) => status < 400 || status >= 500);
  const named = new Set(sent.flatMap((write) => nameOf(write) ?? []));
  const nameless = sent.filter(({ eventId }) => eventId === undefined);
  const left = countsOf([...nameless, ...gathered(authors)].map(textOf));
  const seen = new Set<string>();
  return commits.flatMap(({ session, events }) =>
    events
      .filter((event) => !isEnd(event))
      .flatMap(({ id, source: author, type, data }) => {
        const text = textOf({ session, author, type, data });
        const name = `${id} ${text}`;
        if (named.has(name) || seen.has(name)) return [];
        seen.add(name);
        return take(left, text) ? [] : [`${type} ${id} of ${author} in ${session} is what nobody sent`];
      }),
  );
}

function nameOf(write: Write): string | undefined {
  return write.eventId && `${write.eventId} ${textOf(write)}`;
}

function textOf({ session, author, type, data }: Content): string {
  return `${session} ${author} ${type} ${canonical(data)}`;
}

/** What made the sessions and their members before the history began. */
function gathered(authors: Authors): Content[] {
  return [...authors].flatMap(([session, keys]) => {
    const author = session.slice(0, session.indexOf('.'));
    const members = [...keys].filter((key) => key !== author);
    return [
      { session, author, type: 'session.created', data: {} },
      ...members.map((member) => ({ session, author, type: 'member.added' as const, data: { member } })),
    ];
  });
}

function countsOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** Takes one of these, if one is left. */
function take(left: Map<string, number>, text: string): boolean {
  const count = left.get(text) ?? 0;
  left.set(text, count - 1);
  return count > 0;
}
