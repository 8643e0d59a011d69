import type { JsonObject } from '../../../lambdas/domain/json.ts';
import { ownFieldOf } from '../clients/intents.ts';
import { profileTextOf } from '../clients/reading.ts';
import type { Write } from '../history.ts';
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
    violations: [...minted.flatMap(sunk), ...overtaken(truth, newest)],
  };
}

type Minted = Write & { readonly eventId: string; readonly mintedAbove: string };

function isMinted(write: Write): write is Minted {
  return write.accepted && write.mintedAbove !== undefined && write.eventId !== undefined;
}

function sunk({ eventId, mintedAbove, author }: Minted): string[] {
  return eventId > mintedAbove ? [] : [`${author} knew ${mintedAbove} and was given ${eventId}`];
}

interface Own {
  readonly id: string;
  readonly value: unknown;
}

/** `session author` → the newest committed write of the author's own field. */
function newestOwn({ commits }: Truth): Map<string, Own> {
  const newest = new Map<string, Own>();
  for (const { session, events } of commits) {
    for (const { event } of events) {
      const value = (event.data as JsonObject)[ownFieldOf(event.source)];
      const key = `${session} ${event.source}`;
      if (value !== undefined && event.id > (newest.get(key)?.id ?? ''))
        newest.set(key, { id: event.id, value });
    }
  }
  return newest;
}

function overtaken({ evidence: { replicas } }: Truth, newest: ReadonlyMap<string, Own>): string[] {
  return replicas.flatMap(({ region, profiles }) =>
    [...newest].flatMap(([key, { value }]) => {
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
