import { ownerOf } from '../../../lambdas/domain/decide.ts';
import type { Region } from '../cloud/region.ts';
import type { Person } from '../cloud/world.ts';
import type { Scene } from '../steps/step.ts';

/** How long a membership may be remembered. */
const MAX_AGE_MS = 5_000;

interface LetIn {
  readonly person: Person;
  readonly sessionId: string;
  readonly arrival: Arrival;
}

/** When a request came, by its region's clock. */
export interface Arrival {
  readonly startedMs: number;
  readonly settings: number;
}

/** A request that comes now. */
export function arrivalAt({ nowMs, settings }: Region): Arrival {
  return { startedMs: nowMs(), settings };
}

/** Who changed the members of a session owns it: members, whom reads and other writes let in, do not. */
export function expectOwner(
  { cloud }: Scene,
  { name }: Region,
  { person, sessionId }: Omit<LetIn, 'arrival'>,
): void {
  const isOwner = ownerOf(sessionId) === person.key;
  cloud.court.expect(
    isOwner,
    'P6',
    () => `${name} let ${person.subject} change members of another's session`,
  );
}

/** Who took down a message wrote it or owns the session. */
export function expectAuthor(
  { cloud }: Scene,
  { name }: Region,
  { person, sessionId, author }: Omit<LetIn, 'arrival'> & { readonly author: Person | undefined },
): void {
  cloud.court.expect(
    person === author || ownerOf(sessionId) === person.key,
    'P6',
    () => `${name} let ${person.subject} delete a message of ${author?.subject}`,
  );
}

/** Whoever was let in owns the session, or the region's table called them a member no longer than 5 s ago. */
export function expectFreshMembership(
  { cloud }: Scene,
  region: Region,
  { person, sessionId, arrival: { startedMs, settings } }: LetIn,
): void {
  const vouchedMs = region.vouched.get(`${sessionId} ${person.key}`) ?? Number.NEGATIVE_INFINITY;
  // Where the clock was set meanwhile, nobody can tell how old an answer was.
  const isFresh = vouchedMs >= startedMs - MAX_AGE_MS || settings !== region.settings;
  const mayEnter = ownerOf(sessionId) === person.key || (vouchedMs > 0 && isFresh);
  const ageMs = startedMs - vouchedMs;
  cloud.court.expect(
    mayEnter,
    'P6',
    () => `${region.name} let ${person.subject} in, last called a member ${ageMs} ms before`,
  );
}
