import { mint, START } from '../../lambdas/domain/event-id.ts';
import { fixture } from './client-fixture.ts';
import { AUTHOR, eventOf } from './fake-meridian.ts';
import { seededBytes } from './virtual-time.ts';

const bytes = seededBytes(3);

export const SESSION = `${AUTHOR}.${mint(START, { nowMs: 1, random: bytes(8) }).id}`;

/** A client of whose sessions one is there already. */
export async function started() {
  const f = fixture();
  const client = await f.start();

  /** An id that somebody mints so many milliseconds from now. */
  function idAt(ms: number): string {
    return mint(START, { nowMs: f.time.nowMs() + ms, random: bytes(8) }).id;
  }

  /** A patch by another device. */
  function patched(region: string, patch: object, atMs = 0): string {
    const eventId = idAt(atMs);
    f.server.commit(region, SESSION, [eventOf(SESSION, { type: 'profile.patch', eventId, patch })]);
    return eventId;
  }

  async function resolved<T>(promise: Promise<T>): Promise<T> {
    let outcome: { readonly value: T } | { readonly error: unknown } | undefined;
    promise.then(
      (value) => {
        outcome = { value };
      },
      (error: unknown) => {
        outcome = { error };
      },
    );
    await f.time.until(() => outcome !== undefined);
    const ended = outcome as { value: T } | { error: unknown };
    if ('error' in ended) throw ended.error;
    return ended.value;
  }

  f.server.commit('us', SESSION, [eventOf(SESSION, { type: 'session.create', eventId: idAt(-60_000) })]);
  await f.time.run(1_000);
  return { f, client, idAt, patched, resolved };
}
