import { type Cursor, covers, formatCursor } from '../../../lambdas/domain/cursor.ts';
import type { Answer } from '../../../lambdas/http/answer.ts';
import type { Cloud } from '../cloud/cloud.ts';
import type { Region } from '../cloud/region.ts';
import type { Person } from '../cloud/world.ts';

/** What a read wanted to be after: an event of the reader's, or heads. */
export type After = { readonly eventId: string } | { readonly heads: Cursor } | undefined;

export interface StateAsked {
  readonly person: Person;
  readonly sessionId: string;
  readonly after: After;
  /** The farthest that the region had shown before the read began. */
  readonly shown: Cursor;
}

/** A state is that of its heads, to the byte; is not from before what was asked for, nor from before an earlier read. */
export function expectState(cloud: Cloud, region: Region, asked: StateAsked, answer: Answer): Cursor {
  const { truth, court } = cloud;
  const { sessionId, after, shown } = asked;
  const { heads } = JSON.parse(answer.body) as { heads: Cursor };
  const where = `${region.name} at ${formatCursor(heads)}`;
  const wanted = `{"sessionId":"${sessionId}","heads":${formatCursor(heads)},"profile":${truth.profile(sessionId, heads)}}`;
  court.expect(
    answer.body === wanted,
    'P3',
    () => `${where} answers ${answer.body} where its events come to ${wanted}`,
  );
  court.expect(
    covers(truth.heads(sessionId), heads),
    'P3',
    () => `${where} is beyond ${formatCursor(truth.heads(sessionId))}, which is all there is`,
  );
  court.expect(covers(heads, shown), 'P4', () => `${where} has shown ${formatCursor(shown)} before`);
  court.expect(isAfter(cloud, asked, heads), 'P4', () => `${where} is from before ${JSON.stringify(after)}`);
  const ids = truth.events(sessionId, heads).map(({ event }) => event.id);
  const newest = ids.sort().at(-1);
  court.expect(
    answer.headers['meridian-clock'] === newest,
    'clock',
    () => `${where} tells ${answer.headers['meridian-clock']} as its newest id, not ${newest}`,
  );
  return heads;
}

function isAfter({ truth }: Cloud, { person, sessionId, after }: StateAsked, heads: Cursor): boolean {
  if (after === undefined) {
    return true;
  }
  if ('heads' in after) {
    return covers(heads, after.heads);
  }
  const places = truth.places(sessionId, `${after.eventId}#${person.key}`);
  return places.some(({ lane, version }) => (heads[lane] ?? 0) >= version);
}
