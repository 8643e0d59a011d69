import { canonical } from '../../../lambdas/domain/canonical.ts';
import { seenIn, type Truth } from './truth.ts';
import type { Verdict } from './verdict.ts';

/** Types whose data is of the clients' own making; others are also sent while people gather. */
const CARRYING: ReadonlySet<string> = new Set(['profile.patched', 'message.sent']);

/**
 * P2: one intent, one effect. Two regions that are parted may each commit what was sent to both, in lanes of their
 * own, and the merge makes it one; within a lane, and among messages, it is there once.
 */
export function doubleEffects(truth: Truth): Verdict {
  return {
    id: 'double',
    claim: 'no event is twice in a lane or among messages, and none is there that nobody sent',
    among: `${truth.places.size} events, ${againIn(truth)} requests sent again`,
    tried: truth.places.size,
    violations: [...twiceInLane(truth), ...twiceShown(truth), ...unsent(truth)],
  };
}

function againIn({ entries }: Truth): number {
  return seenIn(entries, 'write').filter(({ seen }) => seen.again).length;
}

function twiceInLane({ places }: Truth): string[] {
  return [...places].flatMap(([key, found]) => {
    const lanes = found.map(({ lane }) => lane);
    const twice = lanes.find((lane, at) => lanes.indexOf(lane) !== at);
    return twice === undefined ? [] : [`${key} is twice in ${twice}`];
  });
}

function twiceShown({ entries }: Truth): string[] {
  return seenIn(entries, 'messages')
    .filter(({ seen: { shown } }) => new Set(shown).size < shown.length)
    .map(({ seen, region }) => `${region} shows a message of ${seen.session} twice on a page`);
}

function unsent({ commits, writes, evidence: { authors } }: Truth): string[] {
  const sent = new Set(writes.map(({ session, type, data }) => `${session} ${type} ${canonical(data)}`));
  return commits
    .filter(({ session }) => authors.has(session))
    .flatMap(({ session, events }) =>
      events
        .filter((event) => CARRYING.has(event.type))
        .filter((event) => !sent.has(`${session} ${event.type} ${canonical(event.data)}`))
        .map((event) => `${event.type} ${event.id} in ${session} carries what nobody sent`),
    );
}
