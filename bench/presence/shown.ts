import type { Presence } from '../../client/index.ts';

/** How a device shows people, by user key, and since when. */
export type Shown = ReadonlyMap<string, { readonly isOnline: boolean; readonly sinceMs: number }>;

/** What is shown after a change. Whoever is shown so again is shown so since then: a moment of it does not count. */
export function shownAfter(before: Shown, { members }: Presence, nowMs: number): Shown {
  const after = Object.entries(members).map(([person, { online: isOnline }]) => {
    const was = before.get(person);
    return [person, was?.isOnline === isOnline ? was : { isOnline, sinceMs: nowMs }] as const;
  });
  return new Map([...before, ...after]);
}
