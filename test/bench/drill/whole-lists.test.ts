import { check } from '../../../bench/drill/checker/check.ts';
import type { Entry } from '../../../bench/drill/history.ts';
import type { EventData } from '../../../lambdas/contract/events.ts';
import { type StampedEvent, stamped } from '../../../lambdas/domain/lane.ts';
import { ANNA, BEN, eventAt, idAt, SEOUL, SESSION, sha256 } from '../../lambdas/domain/factories.ts';
import { COMMITS, commitAt, GUEST } from './commits.ts';
import { against, members, sessions, withCommits, withEntries, world } from './world.ts';

const GUESTS_OWN = `${GUEST}.${idAt(0)}`;
const faults = (...entries: readonly Entry[]) => against(withEntries(...entries)).lists;

/** The usual world, in which more changed in Seoul's lane, and these lists are told. */
function changed(events: readonly StampedEvent[], ...lists: readonly Entry[]): number | undefined {
  const { evidence } = withCommits([...COMMITS, commitAt(SEOUL, 2, ...events)]);
  const others = world().entries.filter(({ seen }) => seen.op !== 'members' && seen.op !== 'sessions');
  return against({ entries: [...others, ...lists], evidence }).lists;
}

function change(millis: number, type: 'member.added' | 'member.removed', member: string): StampedEvent {
  return stamped(eventAt(millis, type, { member } as EventData['member.added']), sha256);
}

it('finds members that a region does not list, or who belong no more', () => {
  expect(faults(members([]))).toBe(1);
  expect(changed([change(5, 'member.removed', GUEST)], members([]))).toBeUndefined();
  expect(changed([change(5, 'member.removed', GUEST)], members([GUEST]))).toBe(1);
});

it('lets the newest change say who belongs, in whichever lane and order', () => {
  expect(changed([change(3, 'member.removed', GUEST)], members([GUEST]))).toBeUndefined();
});

it('finds members twice, in another order, and under another owner', () => {
  const both = [change(5, 'member.added', BEN)];
  expect(changed(both, members([BEN, GUEST]))).toBeUndefined();
  expect(changed(both, members([GUEST, BEN]))).toBe(1);
  expect(changed(both, members([BEN, GUEST, GUEST]))).toBe(1);
  expect(changed(both, members([BEN, GUEST], {}, BEN))).toBe(1);
});

it('finds sessions that a person made or belongs to and does not see, and others', () => {
  expect(faults(sessions(ANNA, []))).toBe(1);
  expect(faults(sessions(GUEST, [SESSION, GUESTS_OWN], {}, GUESTS_OWN))).toBeUndefined();
  expect(faults(sessions(GUEST, [GUESTS_OWN], {}, GUESTS_OWN))).toBe(1);
  expect(faults(sessions(GUEST, [SESSION], {}, GUESTS_OWN))).toBe(1);
  const bens = `${BEN}.${idAt(0)}`;
  expect(faults(sessions(BEN, [SESSION, bens], {}, bens))).toBe(1);
});

it('knows from the log what else a person has made', () => {
  const desk = `${ANNA}.${idAt(7)}`;
  const made = { ...commitAt(SEOUL, 1, stamped(eventAt(7, 'session.created', {}), sha256)), session: desk };
  const { entries, evidence } = withCommits([...COMMITS, made]);
  const told = (...names: string[]) =>
    against({
      entries: [...entries.filter(({ seen }) => seen.op !== 'sessions'), sessions(ANNA, names)],
      evidence,
    }).lists;
  expect(told(SESSION, desk)).toBeUndefined();
  expect(told(SESSION)).toBe(1);
});

it('takes no refused list for a test', () => {
  const { entries, evidence } = world();
  const others = entries.filter(({ seen }) => seen.op !== 'members');
  const lists = check([...others, members([], { status: 503 })], evidence).find(({ id }) => id === 'lists');
  expect(lists).toMatchObject({ tried: 0, violations: [] });
});
