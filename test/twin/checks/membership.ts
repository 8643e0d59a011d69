import { ownerOf } from '../../../lambdas/domain/decide.ts';
import type { Region } from '../cloud/region.ts';
import type { Person } from '../cloud/world.ts';
import type { Scene } from '../steps/step.ts';

/** How long a membership may be remembered. */
const MAX_AGE_MS = 5_000;

interface LetIn {
  readonly person: Person;
  readonly sessionId: string;
  /** When the request came, by the region's clock. */
  readonly startedMs: number;
}

/** Whoever was let in owns the session, or the region's table called them a member no longer than 5 s ago. */
export function expectFreshMembership(
  { cloud }: Scene,
  region: Region,
  { person, sessionId, startedMs }: LetIn,
): void {
  const vouchedMs = region.vouched.get(`${sessionId} ${person.key}`) ?? Number.NEGATIVE_INFINITY;
  const mayEnter = ownerOf(sessionId) === person.key || vouchedMs >= startedMs - MAX_AGE_MS;
  const ageMs = startedMs - vouchedMs;
  cloud.court.expect(
    mayEnter,
    'P6',
    () => `${region.name} let ${person.subject} in, last called a member ${ageMs} ms before`,
  );
}
