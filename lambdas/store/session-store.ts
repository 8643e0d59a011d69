import { isNewer, type Stamp } from '../domain/stamp.ts';
import type { UserStore } from './user-store.ts';

/** Why an event came to nothing. */
export interface Failure {
  readonly eventId: string;
  readonly source: string;
  /** A word for programs, such as `too-large`. */
  readonly code: string;
  /** A sentence for people. */
  readonly reason: string;
  /** RFC 3339 */
  readonly failedAt: string;
}

/** Whether somebody is a member, as one lane has it. */
export interface MemberRegister {
  readonly member: string;
  readonly belongs: boolean;
  readonly stamp: Stamp;
}

/** Members and failures: small items beside the log, each written by one region or the same by all. */
export interface SessionStore extends UserStore {
  /** Whether the newest register of any lane says that the user belongs to the session. */
  isMember(sessionId: string, userKey: string): Promise<boolean>;
  /** The newest register of everybody who ever was a member, the owner aside. */
  members(sessionId: string): Promise<readonly MemberRegister[]>;
  /** Sets a member's register in a lane, unless a newer event did. */
  putMember(sessionId: string, lane: string, register: MemberRegister): Promise<void>;
  /** Keeps why an event failed; the first reason stays. */
  putFailure(sessionId: string, failure: Failure): Promise<void>;
  failure(sessionId: string, eventId: string, source: string): Promise<Failure | undefined>;
}

/** Of each member the newest register. */
export function newestOfEach(registers: Iterable<MemberRegister>): MemberRegister[] {
  const newest = new Map<string, MemberRegister>();
  for (const register of registers) {
    if (isNewer(register.stamp, newest.get(register.member)?.stamp)) {
      newest.set(register.member, register);
    }
  }
  return [...newest.values()];
}
