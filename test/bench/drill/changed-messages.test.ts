import type { Heads } from '../../../bench/drill/history.ts';
import type { EventData, EventType } from '../../../lambdas/contract/events.ts';
import { type StampedEvent, stamped } from '../../../lambdas/domain/lane.ts';
import { ANNA, BEN, DUBLIN, eventAt, SEOUL, SESSION, sent, sha256 } from '../../lambdas/domain/factories.ts';
import { COMMITS, commitAt, HELLO, REGIONS } from './commits.ts';
import { against, entry, listed, type World, withCommits } from './world.ts';

const SAID = sent(7, 'hi', ANNA);
const AT = { message: SAID.event.id, author: ANNA };

function happened<T extends EventType>(millis: number, type: T, data: EventData[T], by = ANNA) {
  const event = eventAt(millis, type, data);
  return stamped({ ...event, source: by }, sha256);
}

const edit = (millis: number, text: string, by = ANNA) =>
  happened(millis, 'message.edited', { message: SAID.event.id, text }, by);
const react = (millis: number, on: boolean, by = BEN, emoji = '👍') =>
  happened(millis, 'message.reacted', { ...AT, emoji, on }, by);
const deletion = happened(20, 'message.deleted', AT);

type Shown = Readonly<Record<string, unknown>>;

/** The message as a page shows it. */
function shown(changes: Shown = {}): StampedEvent {
  return { event: { ...SAID.event, ...changes } } as unknown as StampedEvent;
}

const edited = (text: string, { event }: StampedEvent): Shown => ({ data: { text }, edited: event.id });
const gone: Shown = { data: {}, deleted: true };

/** A world in which these changes were committed, one in each lane in turn, and all regions show this in the end. */
function worldOf(changes: readonly StampedEvent[], end: Shown, ...early: readonly Shown[]): World {
  const lanes = [SEOUL, DUBLIN];
  const versions: Record<string, number> = { [SEOUL]: 2, [DUBLIN]: 2 };
  const commits = changes.map((change, at) => {
    const lane = lanes[at % lanes.length] as string;
    versions[lane] = (versions[lane] ?? 0) + 1;
    return commitAt(lane, versions[lane] as number, change);
  });
  const { entries, evidence } = withCommits([...COMMITS, commitAt(SEOUL, 2, SAID), ...commits]);
  const others = entries.filter(({ seen }) => seen.op !== 'messages');
  const whole = REGIONS.map((region) => listed([shown(end), HELLO], { whole: true }, { region }));
  return { entries: [...others, ...early.map((one) => listed([shown(one)])), ...whole], evidence };
}

const faults = (...world: Parameters<typeof worldOf>) => against(worldOf(...world)).messages;

it('takes the newest edit in the end, and any of them before', () => {
  const [first, second] = [edit(10, 'hi!'), edit(11, 'hello')];
  const newest = edited('hello', second);
  expect(faults([second, first], newest, {}, edited('hi!', first), newest)).toBeUndefined();
  expect(faults([second, first], edited('hi!', first))).toBe(3);
  expect(faults([second, first], {})).toBe(3);
  expect(faults([second, first], newest, edited('howdy', second))).toBe(1);
});

it('takes no edit of a message by somebody else', () => {
  const foreign = edit(10, 'mine now', BEN);
  expect(faults([foreign], {})).toBeUndefined();
  expect(faults([foreign], edited('mine now', foreign))).toBe(3);
});

it('wants a deleted message to stay so, however new an edit is', () => {
  const late = edit(30, 'back again');
  expect(faults([late, deletion], gone, {}, edited('back again', late))).toBeUndefined();
  expect(faults([deletion, late], edited('back again', late))).toBe(3);
  expect(faults([edit(10, 'hi!')], gone)).toBe(3);
});

it('takes the last word of each person on each emoji', () => {
  const words = [react(10, true), react(11, false), react(12, true, ANNA), react(13, true, BEN, '🎉')];
  const end = { reactions: { '👍': [ANNA], '🎉': [BEN] } };
  expect(faults(words, end, { reactions: { '👍': [BEN] } })).toBeUndefined();
  expect(faults(words, { reactions: { '👍': [ANNA, BEN], '🎉': [BEN] } })).toBe(3);
  expect(faults(words, { reactions: { '🎉': [BEN] } })).toBe(3);
  expect(faults(words, end, { reactions: { '🎉': [ANNA] } })).toBe(1);
});

describe('marks', () => {
  const mark = (millis: number, read: Heads, by = ANNA) => happened(millis, 'read.marked', { read }, by);
  const told = (read: Heads, messages: Heads = { [SEOUL]: 1, [DUBLIN]: 1 }) =>
    entry({ op: 'marks', session: SESSION, reader: ANNA, read, messages });
  const marks = [
    mark(10, { [SEOUL]: 7, [DUBLIN]: 0 }),
    mark(11, { [SEOUL]: 0 }),
    mark(12, { [DUBLIN]: 1 }, BEN),
  ];
  const mistaken = (...looks: ReturnType<typeof told>[]) => {
    const { entries, evidence } = worldOf(marks, {});
    return against({ entries: [...entries, ...looks], evidence }).messages;
  };

  it('are the highest for each lane, and no more than the lane has', () => {
    expect(mistaken(told({ [SEOUL]: 1, [DUBLIN]: 0 }))).toBeUndefined();
    expect(mistaken(told({ [SEOUL]: 7, [DUBLIN]: 0 }))).toBe(1);
    expect(mistaken(told({ [SEOUL]: 0, [DUBLIN]: 0 }))).toBe(1);
  });

  it('are nobody else’s, and stand beside what the lanes have', () => {
    expect(mistaken(told({ [SEOUL]: 1, [DUBLIN]: 1 }))).toBe(1);
    expect(mistaken(told({ [SEOUL]: 1, [DUBLIN]: 0 }, { [SEOUL]: 1 }))).toBe(1);
    expect(mistaken({ ...told({}, {}), status: 503 })).toBe(1);
  });
});
