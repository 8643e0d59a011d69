import fc from 'fast-check';
import type { EventType, MeridianEvent } from '../../../lambdas/contract/events.ts';
import { stamped } from '../../../lambdas/domain/lane.ts';
import {
  type Modification,
  modificationOf,
  modified,
  reduced,
  type ShownMessage,
  supersedes,
} from '../../../lambdas/domain/modification.ts';
import { runs } from './arbitraries.ts';
import { ANNA, BEN, eventAt, idAt, sent, sha256, stampAt } from './factories.ts';

const HELLO = sent(1, 'hello').event as MeridianEvent<'message.sent'>;
const target = { message: HELLO.id, author: ANNA };
const edit = (millis: number, text: string): Modification => ({
  kind: 'edit',
  ...target,
  stamp: stampAt(millis),
  text,
});
const deletion = (millis: number): Modification => ({ kind: 'deletion', ...target, stamp: stampAt(millis) });
const reaction = (millis: number, emoji: string, on = true, by = BEN): Modification => ({
  kind: 'reaction',
  ...target,
  stamp: stampAt(millis, by),
  by,
  emoji,
  on,
});
const emojiOf = (one: object) => ('emoji' in one ? one.emoji : undefined);
const shownAs = (...modifications: Modification[]): ShownMessage =>
  modified([HELLO], modifications)[0] as ShownMessage;

describe('a message', () => {
  it('that nobody touched is the event itself', () => {
    expect(shownAs()).toStrictEqual(HELLO);
  });

  it('shows its newest edit and says which that is, in whatever order edits come', () => {
    const shown = { ...HELLO, data: { text: 'newer' }, edited: idAt(3) };
    expect(shownAs(edit(2, 'new'), edit(3, 'newer'))).toStrictEqual(shown);
    expect(shownAs(edit(3, 'newer'), edit(2, 'new'))).toStrictEqual(shown);
  });

  it('keeps whom it mentioned through an edit, and has the attributes of the edit alone', () => {
    const data = { text: 'hello', attributes: { mood: 'good' }, mentions: [BEN] };
    const [plain] = modified([{ ...HELLO, data }], [edit(2, 'new')]);
    expect(plain?.data).toStrictEqual({ text: 'new', mentions: [BEN] });
    const attributes = { mood: 'bad' };
    const [changed] = modified([{ ...HELLO, data }], [{ ...edit(2, 'new'), attributes } as Modification]);
    expect(changed?.data).toStrictEqual({ text: 'new', attributes, mentions: [BEN] });
  });

  it('that was deleted shows nothing, however late an edit or a reaction comes', () => {
    const gone = { ...HELLO, data: {}, deleted: true };
    expect(shownAs(deletion(2), edit(9, 'back'), reaction(9, '👍'))).toStrictEqual(gone);
    expect(shownAs(edit(9, 'back'), deletion(2))).toStrictEqual(gone);
  });

  it('shows who reacted with what, both in order, and not what was taken back', () => {
    const shown = shownAs(
      reaction(2, '👍'),
      reaction(3, '👍', true, ANNA),
      reaction(4, '#'),
      reaction(4, 'ok'),
      reaction(5, '🎉'),
      reaction(6, '🎉', false),
    );
    expect(shown).toStrictEqual({ ...HELLO, reactions: { '#': [BEN], ok: [BEN], '👍': [ANNA, BEN] } });
    expect(Object.keys(shown.reactions ?? {})).toEqual(['#', 'ok', '👍']);
  });

  it('shows the 20 oldest of what one person reacted with, in whatever order they come, and all of others', () => {
    const many = Array.from({ length: 25 }, (_, at) => reaction(at + 2, `e${at + 10}`));
    const backwards = [reaction(99, 'e34', true, ANNA), ...many.toReversed(), reaction(50, 'e10', false)];
    const { reactions = {} } = shownAs(...backwards);
    expect(Object.keys(reactions)).toEqual([...many.slice(1, 21), { emoji: 'e34' }].map(emojiOf));
    expect(reactions.e34).toEqual([ANNA]);
    expect(shownAs(...backwards.toReversed()).reactions).toEqual(reactions);
  });

  it('collects what thousands reacted with in one go', () => {
    const people = Array.from({ length: 2_000 }, (_, at) => at.toString(16).padStart(32, '0'));
    const { sort } = Array.prototype;
    let sorted = 0;
    Array.prototype.sort = function counted(...order) {
      sorted += 1;
      return sort.apply(this, order);
    };
    const { reactions } = shownAs(...people.map((by, at) => reaction(at, '👍', true, by)));
    Array.prototype.sort = sort;
    expect(sorted).toBeLessThan(5);
    expect(reactions).toEqual({ '👍': people });
  });

  it('is not touched by what is said of another, nor by one of the same id that another wrote', () => {
    const others = [
      { ...edit(2, 'x'), message: idAt(7) },
      { ...edit(2, 'x'), author: BEN },
      { ...reaction(2, '👍'), author: BEN },
    ];
    expect(shownAs(...others)).toStrictEqual(HELLO);
  });
});

describe('a register', () => {
  it('takes the first that comes, then what is newer, and the same not twice', () => {
    expect(supersedes(edit(1, 'a'), undefined)).toBe(true);
    expect(supersedes(edit(2, 'a'), edit(1, 'a'))).toBe(true);
    expect(supersedes(edit(1, 'a'), edit(2, 'a'))).toBe(false);
    expect(supersedes(edit(1, 'a'), edit(1, 'a'))).toBe(false);
  });

  it('lets a deletion take the place of a newer edit, and nothing but a newer deletion that of a deletion', () => {
    expect(supersedes(deletion(1), edit(2, 'a'))).toBe(true);
    expect(supersedes(edit(2, 'a'), deletion(1))).toBe(false);
    expect(supersedes(deletion(2), deletion(1))).toBe(true);
    expect(supersedes(deletion(1), deletion(2))).toBe(false);
  });

  it('is one for each message, and for each reader and emoji', () => {
    const all = [edit(1, 'a'), edit(2, 'b'), reaction(1, '👍'), reaction(2, '👍', false), reaction(3, '🎉')];
    expect(reduced(all)).toEqual([edit(2, 'b'), reaction(2, '👍', false), reaction(3, '🎉')]);
    expect(reduced([reaction(1, '👍'), reaction(1, '👍', true, ANNA)])).toHaveLength(2);
  });
});

const LANES = ['seoul', 'dublin'];
type Arrival = readonly [modification: Modification, lane: string];

const millis = fc.integer({ min: 2, max: 9 });
const modification: fc.Arbitrary<Modification> = fc.oneof(
  fc.tuple(millis, fc.constantFrom('a', 'b')).map(([at, text]) => edit(at, text)),
  millis.map(deletion),
  fc
    .tuple(millis, fc.constantFrom('👍', '#'), fc.boolean(), fc.constantFrom(ANNA, BEN))
    .map(([at, emoji, on, by]) => reaction(at, emoji, on, by)),
);
/** Modifications with the lane that each comes by; one stamp always says the same. */
const written: fc.Arbitrary<Arrival[]> = fc
  .array(fc.tuple(modification, fc.constantFrom(...LANES)), { maxLength: 12 })
  .map((all) => [...new Map(all.map((one) => [`${one[0].stamp.id} ${one[0].stamp.source}`, one])).values()]);

/** What a page shows of lanes that keep a register each, as the stores do. */
function shownFrom(arriving: readonly Arrival[]): ShownMessage {
  const byLane = LANES.map((lane) => arriving.filter(([, by]) => by === lane));
  return shownAs(...byLane.flatMap((some) => reduced(some.map(([one]) => one))));
}

it('shows the same in whatever order, by whichever lanes and however often modifications arrive', () => {
  const cases = written.chain((all) => {
    const length = 2 * all.length;
    return fc.tuple(
      fc.constant(all),
      fc.shuffledSubarray([...all, ...all], { minLength: length }),
      fc.array(fc.constantFrom(...LANES), { minLength: length, maxLength: length }),
    );
  });
  fc.assert(
    fc.property(cases, ([once, shuffled, lanes]) => {
      const elsewhere = shuffled.map(([one], at) => [one, lanes[at] as string] as const);
      expect(shownFrom(elsewhere)).toStrictEqual(shownFrom(once));
    }),
    runs,
  );
});

describe('an event', () => {
  const of = (type: EventType, data: unknown, source = ANNA) => {
    const { event, stamp } = stamped(eventAt(5, type, data as MeridianEvent['data'], source), sha256);
    return { stamp, modification: modificationOf(event, stamp) };
  };

  it('that edits is of a message of its own author', () => {
    const data = { message: HELLO.id, text: 'new', attributes: { a: 1 } };
    const { stamp, modification } = of('message.edited', data, BEN);
    expect(modification).toStrictEqual({ kind: 'edit', author: BEN, stamp, ...data });
  });

  it('that deletes or reacts names the author', () => {
    const { stamp, modification } = of('message.deleted', target, BEN);
    expect(modification).toStrictEqual({ kind: 'deletion', stamp, ...target });
    const data = { ...target, emoji: '👍', on: true };
    const reacted = of('message.reacted', data, BEN);
    expect(reacted.modification).toStrictEqual({ kind: 'reaction', by: BEN, stamp: reacted.stamp, ...data });
  });

  it.each<[EventType, unknown]>([
    ['message.sent', { text: 'hello' }],
    ['read.marked', { read: {} }],
  ])('of %s changes no message', (type, data) => {
    expect(of(type, data).modification).toBeUndefined();
  });
});
