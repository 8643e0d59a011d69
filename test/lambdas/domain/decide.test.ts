import type { EventData, EventType } from '../../../lambdas/contract/events.ts';
import { type Command, type Context, decide, ownerOf, sessionIdOf } from '../../../lambdas/domain/decide.ts';
import { ANNA, BEN, idAt } from './factories.ts';

const id = idAt(1_000);
const owned: Context = {
  id,
  time: '1970-01-01T00:00:01.000Z',
  author: ANNA,
  sessionId: `${ANNA}.x`,
  owner: ANNA,
  models: ['swift'],
  lanes: ['eu-west-1.1', 'us-east-1.2'],
};
const joinedByBen: Context = { ...owned, author: BEN };

function given(context: Context) {
  return { when: (command: Command) => ({ decision: decide(command, context), context }) };
}

function then<T extends EventType>(
  { decision, context }: ReturnType<ReturnType<typeof given>['when']>,
  type: T,
  data: EventData[T],
): void {
  const { time, author: source, sessionId: subject } = context;
  expect(decision).toStrictEqual({
    event: { specversion: '1.0', id, source, type, subject, time, data },
  });
}

describe('decide', () => {
  test('a session that somebody creates has been created', () => {
    then(given(owned).when({ type: 'session.create' }), 'session.created', {});
  });

  test.each([owned, joinedByBen])('a patch by anybody inside has patched the profile', (context) => {
    const patch = { a: null, b: { c: [1] } };
    then(given(context).when({ type: 'profile.patch', patch }), 'profile.patched', patch);
  });

  test('a patch that says nothing is meaningless', () => {
    expect(decide({ type: 'profile.patch', patch: {} }, owned)).toEqual({
      rejected: {
        code: 'meaningless',
        pointer: '',
        detail: 'The patch is empty: name at least one member to change.',
      },
    });
  });

  test.each([owned, joinedByBen])('a message by anybody inside has been sent', (context) => {
    const message = { text: 'hello', attributes: { mood: 'good' } };
    then(given(context).when({ type: 'message.send', message }), 'message.sent', message);
  });

  test('the owner adds a member', () => {
    then(given(owned).when({ type: 'member.add', member: BEN }), 'member.added', { member: BEN });
  });

  test('the owner removes a member', () => {
    then(given(owned).when({ type: 'member.remove', member: BEN }), 'member.removed', { member: BEN });
  });

  test.each(['member.add', 'member.remove'] as const)('%s by a member is forbidden', (type) => {
    // Of the owner too: who may not command at all is not told what the command would mean.
    for (const member of [ANNA, BEN]) {
      expect(decide({ type, member }, joinedByBen)).toEqual({
        rejected: {
          code: 'forbidden',
          pointer: '',
          detail: 'Only the owner of a session changes its members.',
        },
      });
    }
  });

  test.each(['member.add', 'member.remove'] as const)('%s of the owner is meaningless', (type) => {
    expect(decide({ type, member: ANNA }, owned)).toEqual({
      rejected: {
        code: 'meaningless',
        pointer: '/subject',
        detail: 'The owner of a session always belongs to it.',
      },
    });
  });

  test.each([owned, joinedByBen])('anybody inside edits a message of their own', (context) => {
    const edit = { message: idAt(1), text: 'anew', attributes: { mood: 'better' } };
    then(given(context).when({ type: 'message.edit', edit }), 'message.edited', edit);
  });

  test.each([
    ['its author', joinedByBen, BEN],
    ['the owner', owned, BEN],
    ['the owner, whose own it is,', owned, ANNA],
  ])('a message is deleted by %s', (_, context, author) => {
    const deletion = { message: idAt(1), author };
    then(given(context).when({ type: 'message.delete', ...deletion }), 'message.deleted', deletion);
  });

  test('a message of somebody else is not deleted by a member', () => {
    expect(decide({ type: 'message.delete', message: idAt(1), author: ANNA }, joinedByBen)).toEqual({
      rejected: {
        code: 'forbidden',
        pointer: '',
        detail: 'Only the author of a message and the owner of its session delete it.',
      },
    });
  });

  test.each([owned, joinedByBen])('anybody inside reacts to anybody’s message', (context) => {
    const reaction = { message: idAt(1), author: ANNA, emoji: '👍', on: true };
    then(given(context).when({ type: 'message.react', reaction }), 'message.reacted', reaction);
  });

  test.each([owned, joinedByBen])('anybody inside marks what they have read', (context) => {
    const read = { 'eu-west-1.1': 0 };
    then(given(context).when({ type: 'read.mark', read }), 'read.marked', { read });
  });

  test('a mark of what is no lane of the deployment is meaningless, whatever else is marked', () => {
    const read = { 'eu-west-1.1': 3, 'us-east-1.1': 1 };
    expect(decide({ type: 'read.mark', read }, owned)).toEqual({
      rejected: {
        code: 'meaningless',
        pointer: '/read/us-east-1.1',
        detail: 'There is no lane "us-east-1.1"; there are eu-west-1.1, us-east-1.2.',
      },
    });
  });

  test('a mark of no lane is meaningless', () => {
    expect(decide({ type: 'read.mark', read: {} }, owned)).toEqual({
      rejected: {
        code: 'meaningless',
        pointer: '/read',
        detail: 'No lane is named: say of at least one how many messages were read.',
      },
    });
  });

  test('a session id says who owns it and which event created it', () => {
    expect(sessionIdOf(ANNA, id)).toBe(`${ANNA}.${id}`);
    expect(ownerOf(sessionIdOf(ANNA, id))).toBe(ANNA);
  });

  describe('a question', () => {
    const question = { text: 'Why?', priority: 'standard', stream: true } as const;
    const request = (more: object = {}): Command => ({
      type: 'completion.request',
      question: { ...question, ...more },
    });

    test.each([owned, joinedByBen])('by anybody inside has been asked', (context) => {
      then(given(context).when(request()), 'completion.requested', question);
      then(given(context).when(request({ model: 'swift' })), 'completion.requested', {
        ...question,
        model: 'swift',
      });
    });

    test('to a model that there is not is meaningless', () => {
      expect(decide(request({ model: 'oracle' }), owned)).toEqual({
        rejected: {
          code: 'meaningless',
          pointer: '/model',
          detail: 'There is no model "oracle"; there are swift.',
        },
      });
    });

    test('is meaningless where nobody answers', () => {
      expect(decide(request(), { ...owned, models: [] })).toMatchObject({
        rejected: { code: 'meaningless', pointer: '' },
      });
    });

    test('is cancelled by who asked, and by the owner', () => {
      const cancel = (author: string): Command => ({
        type: 'completion.cancel',
        completion: idAt(1),
        author,
      });
      const data = (author: string) => ({ completion: idAt(1), author });
      then(given(joinedByBen).when(cancel(BEN)), 'completion.cancelled', data(BEN));
      then(given(owned).when(cancel(BEN)), 'completion.cancelled', data(BEN));
      expect(decide(cancel(ANNA), joinedByBen)).toMatchObject({ rejected: { code: 'forbidden' } });
    });
  });
});
