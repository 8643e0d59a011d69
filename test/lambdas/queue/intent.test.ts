import { inspect } from 'node:util';
import fc from 'fast-check';
import type { EventType, MeridianEvent } from '../../../lambdas/contract/events.ts';
import { isMeridianError } from '../../../lambdas/platform/errors.ts';
import { identityIn, readIntent } from '../../../lambdas/queue/intent.ts';
import { ANNA, BEN, eventAt, idAt, SESSION } from '../domain/factories.ts';
import { intentOf } from '../queue-record.ts';

const event = (type: EventType, data: unknown): MeridianEvent =>
  eventAt(1, type, data as MeridianEvent['data']);
const read = (one: unknown) => readIntent(JSON.stringify(one));

describe('an intent in a queue message', () => {
  it.each<[EventType, unknown]>([
    ['session.created', {}],
    ['profile.patched', { a: { b: null } }],
    ['message.sent', { text: 'hello', attributes: { a: 1 } }],
    ['member.added', { member: BEN }],
    ['member.removed', { member: BEN }],
    ['message.sent', { text: 'hello', mentions: [BEN] }],
    ['message.edited', { message: idAt(0), text: 'anew', attributes: {} }],
    ['message.deleted', { message: idAt(0), author: BEN }],
    ['message.reacted', { message: idAt(0), author: BEN, emoji: '👍', on: true }],
    ['read.marked', { read: { 'eu-west-1.1': 0 } }],
  ])('of %s is read as it was written', (type, data) => {
    const intent = intentOf(event(type, data));
    expect(read(intent)).toEqual(intent);
  });

  it.each<[EventType, unknown]>([
    ['session.created', { a: 1 }],
    ['profile.patched', []],
    ['message.sent', { text: '' }],
    ['message.sent', { text: 1 }],
    ['member.added', {}],
    ['member.added', { member: 'Ben' }],
    ['member.removed', { member: 5 }],
    ['message.sent', { text: 'hello', mentions: ['Ben'] }],
    ['message.edited', { message: 'first', text: 'anew' }],
    ['message.edited', { message: idAt(0) }],
    ['message.deleted', { message: idAt(0) }],
    ['message.reacted', { message: idAt(0), author: BEN, emoji: '', on: true }],
    ['message.reacted', { message: idAt(0), author: BEN, emoji: '👍' }],
    ['read.marked', { read: { 'eu-west-1.1': -1 } }],
    ['read.marked', { read: { '#': 1 } }],
    ['read.marked', { read: {} }],
  ])('of %s with %j is unreadable', (type, data) => {
    expect(() => read(intentOf(event(type, data)))).toThrow(
      expect.objectContaining({ code: 'unreadable', fate: 'broken' }),
    );
  });

  it.each([
    ['another version', { v: 2 }],
    ['no trace', { traceparent: undefined }],
    ['an authority that nobody gives', { authority: 'admin' }],
    ['an unknown type', { event: { ...event('session.created', {}), type: 'session.sold' } }],
    ['an id that is no UUIDv7', { event: { ...event('session.created', {}), id: 'first' } }],
    ['a foreign subject', { event: { ...event('session.created', {}), subject: '#' } }],
  ])('with %s is unreadable', (_, change) => {
    expect(() => read({ ...intentOf(event('session.created', {})), ...change })).toThrow(
      expect.objectContaining({ code: 'unreadable' }),
    );
  });

  it('is refused with an error of ours, whatever else the text is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
        const error = caughtFrom(() => readIntent(body));
        expect(isMeridianError(error)).toBe(true);
        expect((error as Error).cause).toBeUndefined();
        expect(identityIn(body)).toBeUndefined();
      }),
    );
  });
});

test('an unreadable text is quoted by no error, since errors are logged with their causes', () => {
  const error = caughtFrom(() => readIntent('a secret, and no JSON'));
  expect(inspect(error)).not.toContain('secret');
});

describe('the identity in a queue message', () => {
  it('is found even where the rest cannot be read', () => {
    const body = JSON.stringify({ v: 9, event: { id: idAt(1), source: ANNA, subject: SESSION } });
    expect(identityIn(body)).toEqual({ sessionId: SESSION, eventId: idAt(1), source: ANNA });
  });

  it.each([
    ['no id', { source: ANNA, subject: SESSION }],
    ['a source that is no user key', { id: idAt(1), source: 'Anna', subject: SESSION }],
    ['a subject that is no session', { id: idAt(1), source: ANNA, subject: `${SESSION}x` }],
  ])('is none where there is %s', (_, broken) => {
    expect(identityIn(JSON.stringify({ event: broken }))).toBeUndefined();
  });
});

function caughtFrom(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}
