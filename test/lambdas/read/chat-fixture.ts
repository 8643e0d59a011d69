import { commit, DUBLIN, idAt, SEOUL, stampAt } from '../domain/factories.ts';
import { ADA, BOB, patch, reader, SESSION } from './read-fixture.ts';

export const MISSING = `${ADA}.${idAt(99)}`;

/** A session of Ada's with five messages in Seoul and two in Dublin. */
export async function withCounts() {
  const read = reader();
  await read.stores.events.append(SESSION, { ...commit(SEOUL, 1, [patch(1, { a: 1 })]), messages: 5 });
  await read.stores.events.append(SESSION, { ...commit(DUBLIN, 1, [patch(2, { a: 2 })]), messages: 2 });
  return read;
}

export const joinBob = ({ stores }: ReturnType<typeof reader>) =>
  stores.sessions.putMember(SESSION, SEOUL, { member: BOB, belongs: true, stamp: stampAt(1) });
