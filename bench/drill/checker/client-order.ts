import type { JsonObject } from '../../../lambdas/domain/json.ts';
import { ownFieldOf } from '../clients/intents.ts';
import { profileTextOf } from '../clients/reading.ts';
import { isAccepted, type Write } from '../history.ts';
import type { Truth } from './truth.ts';
import type { Verdict } from './verdict.ts';

/** A client's own writes are in the order in which it made them. */
export function clientOrder(truth: Truth): Verdict {
  const minted = truth.writes.filter(isMinted);
  const newest = newestOwn(truth);
  return {
    id: 'order',
    claim: 'ids rise for each client, and of its own field the newest write stands in three regions',
    among: `${minted.length} minted ids, ${newest.size} own fields`,
    tried: minted.length + newest.size,
    violations: [...minted.flatMap(sunk), ...overtaken(truth, newest)],
  };
}

type Minted = Write & { readonly eventId: string; readonly mintedAbove: string };

function isMinted(write: Write): write is Minted {
  return isAccepted(write) && write.mintedAbove !== undefined && write.eventId !== undefined;
}

function sunk({ eventId, mintedAbove, author }: Minted): string[] {
  return eventId > mintedAbove ? [] : [`${author} knew ${mintedAbove} and was given ${eventId}`];
}

/**
 * `session author` → what the author wrote last into its own field, of what was committed. The values count the
 * author's writes, so that ids have no say in it.
 */
function newestOwn({ commits }: Truth): Map<string, unknown> {
  const newest = new Map<string, unknown>();
  for (const { session, events } of commits) {
    for (const { source, data } of events) {
      const value = (data as JsonObject)[ownFieldOf(source)];
      const key = `${session} ${source}`;
      if (value !== undefined && countIn(value) > countIn(newest.get(key))) newest.set(key, value);
    }
  }
  return newest;
}

/** How many writes its author had made; 0 for no value. */
function countIn(value: unknown): number {
  return value === undefined ? 0 : Number(String(value).split(':')[1]);
}

function overtaken({ evidence: { replicas } }: Truth, newest: ReadonlyMap<string, unknown>): string[] {
  return replicas.flatMap(({ region, profiles }) =>
    [...newest].flatMap(([key, value]) => {
      const [session = '', author = ''] = key.split(' ');
      const shown = profileOf(profiles.get(session))[ownFieldOf(author)];
      return shown === value ? [] : [`${region} shows ${shown} of ${key}, whose newest is ${value}`];
    }),
  );
}

function profileOf(body: string | undefined): JsonObject {
  try {
    return JSON.parse(profileTextOf(body ?? '')) as JsonObject;
  } catch {
    return {};
  }
}
