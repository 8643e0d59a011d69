import fc from 'fast-check';
import type { EventData, EventType, MeridianEvent } from '../../lambdas/contract/events.ts';
import {
  cut,
  inOrder,
  NOTHING_SAID,
  reactionsOf,
  type Thread,
  withEvent,
  withHistory,
  without,
  withPending,
} from '../../web/demo/chat/thread.ts';

const [KIM, LEE] = ['kim', 'lee'];

function event<T extends EventType>(type: T, id: string, source: string, data: EventData[T]): MeridianEvent {
  return { specversion: '1.0', id, source, type, subject: 's', time: '', data };
}
const sent = (id: string, text: string, source = KIM) => event('message.sent', id, source, { text });
const edited = (id: string, text: string) => event('message.edited', id, KIM, { message: 'm1', text });
const deleted = (id: string) => event('message.deleted', id, KIM, { message: 'm1', author: KIM });
const reacted = (id: string, by: string, on: boolean) =>
  event('message.reacted', id, by, { message: 'm1', author: KIM, emoji: '👍', on });

const told = (events: readonly MeridianEvent[], thread: Thread = NOTHING_SAID) =>
  events.reduce(withEvent, thread);
const [first] = [sent('m1', 'hello')];

describe('a thread', () => {
  test('is in the order of its messages, and takes each once', () => {
    const thread = told([sent('m2', 'two', LEE), first as MeridianEvent, sent('m2', 'two', LEE)]);
    expect(inOrder(thread).map(({ text, source }) => [text, source])).toEqual([
      ['hello', KIM],
      ['two', LEE],
    ]);
  });

  test('has questions to the assistant and its answers among its messages', () => {
    const asked = event('completion.requested', 'm1', KIM, {
      text: 'why?',
    } as EventData['completion.requested']);
    const answer = { completion: 'm1', author: KIM, text: 'so.' } as EventData['completion.finished'];
    const thread = told([event('completion.finished', 'm2', 'assistant', answer), asked]);
    expect(inOrder(thread).map(({ text }) => text)).toEqual(['why?', 'so.']);
  });

  test('ends the same in whatever order and however often what is said of a message comes', () => {
    const changes = [
      edited('m3', 'hello all'),
      edited('m5', 'hello everybody'),
      reacted('m4', LEE, true),
      reacted('m6', LEE, false),
      reacted('m7', KIM, true),
    ];
    const expected = told(changes, told([first as MeridianEvent]));
    const shuffled = fc.shuffledSubarray([...changes, ...changes], { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(shuffled, (events) => {
        expect(told(events, told([first as MeridianEvent]))).toEqual(expected);
      }),
    );
    const [line] = inOrder(expected);
    expect([line?.text, line?.edited, line && reactionsOf(line)]).toEqual([
      'hello everybody',
      'm5',
      [['👍', [KIM]]],
    ]);
  });

  test('ends the same where what is said of a message comes before it', () => {
    const changes = [first as MeridianEvent, edited('m3', 'hello all'), reacted('m4', LEE, true)];
    const expected = inOrder(told(changes));
    expect(expected).toMatchObject([{ text: 'hello all', edited: 'm3' }]);
    fc.assert(
      fc.property(fc.shuffledSubarray(changes, { minLength: 3 }), (events) => {
        expect(inOrder(told(events))).toEqual(expected);
      }),
    );
    expect(inOrder(told([deleted('m2')]))).toEqual([]);
    expect(inOrder(told([deleted('m2'), first as MeridianEvent]))).toMatchObject([
      { text: '', isDeleted: true },
    ]);
  });

  test('has of each message the newer account, its own or that of the history', () => {
    const old = sent('m1', 'hello') as MeridianEvent<'message.sent'>;
    const early = told([edited('m3', 'newer'), reacted('m4', LEE, true)]);
    const [line] = inOrder(withHistory(early, [old]));
    expect([line?.text, line && reactionsOf(line)]).toEqual(['newer', [['👍', [LEE]]]]);
    const late = { ...old, data: { text: 'newest' }, edited: 'm7', reactions: { '👍': [KIM] } };
    expect(inOrder(withHistory(told([edited('m3', 'newer'), old]), [late]))).toMatchObject([
      { text: 'newest', edited: 'm7' },
    ]);
    expect(inOrder(withHistory(told([old]), [{ ...old, data: {}, deleted: true }]))).toMatchObject([
      { text: '', isDeleted: true },
    ]);
    const stale = inOrder(withHistory(withHistory(NOTHING_SAID, [late]), [{ ...late, reactions: {} }]));
    expect(stale.flatMap(reactionsOf)).toEqual([]);
  });

  test('keeps a deleted message deleted, whatever comes after', () => {
    const [line] = inOrder(told([first as MeridianEvent, deleted('m2'), edited('m9', 'back again')]));
    expect([line?.isDeleted, line?.text]).toEqual([true, '']);
  });

  test('shows what is on its way until it has come, or failed', () => {
    const pending = withPending(NOTHING_SAID, 'm1', KIM, 'hello');
    expect(inOrder(pending).map(({ isPending }) => isPending)).toEqual([true]);
    expect(inOrder(withEvent(pending, first as MeridianEvent)).map(({ isPending }) => isPending)).toEqual([
      false,
    ]);
    expect(withPending(told([first as MeridianEvent]), 'm1', KIM, 'hello')).toEqual(
      told([first as MeridianEvent]),
    );
    expect(inOrder(without(pending, 'm1'))).toEqual([]);
  });

  test('lets its oldest lines go beyond so many, and says where the history goes on', () => {
    const ids = Array.from({ length: 101 }, (_, at) => `m${1_000 + at}`);
    const long = told(ids.map((id) => sent(id, id)));
    const { thread, below } = cut(long, 100);
    expect([thread.size, below, inOrder(thread).at(-1)?.id]).toEqual([80, 'm1021', 'm1100']);
    expect(cut(thread, 100)).toEqual({ thread });
  });

  test('takes history in under what it knows, and past what is on its way', () => {
    const known = told([edited('m5', 'newer')], told([first as MeridianEvent]));
    const old = { ...(sent('m1', 'hello') as MeridianEvent<'message.sent'>), reactions: { '👍': [LEE] } };
    const older = sent('m0', 'before') as MeridianEvent<'message.sent'>;
    const thread = withHistory(withPending(known, 'm8', KIM, 'wait'), [old, older]);
    expect(inOrder(thread).map(({ text }) => text)).toEqual(['before', 'newer', 'wait']);
    expect(inOrder(withHistory(withPending(NOTHING_SAID, 'm1', KIM, 'hello'), [old]))).toMatchObject([
      { text: 'hello', isPending: false },
    ]);
  });
});
