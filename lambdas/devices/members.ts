import { ownerOf } from '../domain/decide.ts';
import type { MemberRegister } from '../store/session-store.ts';

/** User keys of everybody who belongs to a session: its owner first, whose key the id begins with. */
export function membersIn(sessionId: string, registers: Iterable<MemberRegister>): string[] {
  const owner = ownerOf(sessionId);
  const others = [...registers].filter(({ belongs, member }) => belongs && member !== owner);
  return [owner, ...others.map(({ member }) => member)];
}
