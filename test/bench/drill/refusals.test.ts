import { check } from '../../../bench/drill/checker/check.ts';
import type { Entry } from '../../../bench/drill/history.ts';
import { DUBLIN, idAt } from '../../lambdas/domain/factories.ts';
import { HEADS, HEALED_MS, HELLO, LATER } from './commits.ts';
import { against, foreign, listed, page, read, told, withEntries, world, written } from './world.ts';

const refused = (...entries: readonly Entry[]) => against(withEntries(...entries)).refused;
const answered = (entry: Entry, status: number): Entry => ({ ...entry, status });
const healed = (entry: Entry): Entry => ({ ...entry, atMs: HEALED_MS });
const unread = read({ heads: undefined, digest: undefined });

describe('those who belong to a session', () => {
  it.each([400, 401, 403, 404, 409, 410, 422])('are not refused: %d', (status) => {
    expect(refused(answered(unread, status))).toBe(1);
    expect(refused(answered(page(HEADS, []), status))).toBe(1);
    expect(refused(answered(listed([]), status))).toBe(1);
    expect(refused(written(HELLO, { status }))).toBe(1);
  });

  it('are not refused one command of a batch', () => {
    const [one, other] = [written(HELLO), written(LATER, { status: 404 })].map(({ seen }) => seen);
    const writes = [one, other].flatMap((seen) => (seen?.op === 'write' ? seen.writes : []));
    expect(refused({ ...written(HELLO), status: 200, seen: { op: 'write', writes, again: false } })).toBe(1);
  });

  it('are told what became of each command: 200 says nothing of it', () => {
    expect(refused(written(HELLO, { status: 200 }))).toBe(1);
  });

  it('may be told 5xx by what fails, and not once it has healed', () => {
    expect(refused(answered(unread, 500), written(HELLO, { status: 503 }))).toBeUndefined();
    expect(refused(healed(answered(unread, 500)))).toBe(1);
  });

  it('may wait for nothing while a region fails, and not once it has healed', () => {
    expect(refused(answered(unread, 0), foreign(0))).toBeUndefined();
    expect(refused(healed(answered(unread, 0)))).toBe(1);
    expect(refused(healed(foreign(0)))).toBe(1);
    expect(refused(healed(foreign(404)))).toBeUndefined();
  });

  it('may be throttled where much is asked, which tries nothing', () => {
    const { entries, evidence } = world();
    const throttled = entries.map((entry) => answered(entry, 429));
    const reads = throttled.filter(({ seen }) => seen.op !== 'write');
    const allowed = { ...evidence.allowed, requests: { perSecond: 1, burst: 2 } };
    const verdict = check(reads, { ...evidence, allowed }).find(({ id }) => id === 'refused');
    expect(verdict).toMatchObject({ tried: 0, violations: [] });
  });

  it('do not hear of what may never have been accepted', () => {
    expect(refused(told({ withAccepted: false, end: undefined, eventId: idAt(99) }, 404))).toBeUndefined();
    expect(refused(told({ withAccepted: true, end: undefined, eventId: idAt(99) }, 404))).toBe(1);
    expect(refused(told({ withAccepted: false, end: undefined, lane: DUBLIN }, 400))).toBe(1);
  });

  it('wait in vain only for what is nowhere', () => {
    const waited = (after: string | typeof HEADS, status: number, problem?: string): Entry => ({
      ...healed(answered(read({ after, heads: undefined, digest: undefined }), status)),
      problem,
    });
    expect(refused(waited(idAt(99), 504, 'not-yet-visible'))).toBeUndefined();
    expect(refused(waited(LATER.event.id, 504, 'not-yet-visible'))).toBe(1);
    expect(refused(waited(HEADS, 504, 'not-yet-visible'))).toBe(1);
    expect(refused(waited(idAt(99), 503, 'waiters-full'))).toBeUndefined();
    expect(refused(waited(LATER.event.id, 503, 'waiters-full'))).toBe(1);
    expect(refused(waited(HEADS, 503, 'waiters-full'))).toBe(1);
    expect(refused(waited(idAt(99), 503, 'unavailable'))).toBe(1);
    expect(refused(waited(idAt(99), 504))).toBe(1);
  });
});
