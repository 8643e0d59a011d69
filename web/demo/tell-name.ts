import type { Room } from './room.ts';

/** Events know people by their keys; the profile tells their names. Said once the session is there. */
export function tellName({ status, profile, update }: Room, userKey: string, name: string): void {
  let isTold = false;
  status.subscribe((now) => {
    if (isTold || now !== 'live') return;
    isTold = true;
    const { people = {} } = profile.peek() as { people?: Record<string, { name?: string }> };
    if (people[userKey]?.name !== name) update({ people: { [userKey]: { name } } });
  });
}
