import { stampAt } from '../domain/factories.ts';
import {
  ACCEPTED,
  ANSWER,
  COMPLETION,
  cancelled,
  failed,
  finished,
  given,
  requested,
} from './completions-fixture.ts';
import { ADA, bodyOf, SESSION } from './read-fixture.ts';

test('a finished answer says what it cost and where it came from', async () => {
  const { get } = await given(requested, finished);
  const answer = await get();
  expect(bodyOf(answer)).toEqual({
    completionId: COMPLETION,
    status: 'finished',
    answerId: finished.id,
    ...ANSWER,
  });
  expect(answer.headers['x-cache']).toBe('miss; the cheapest that will do');
  expect(answer.headers['cache-status']).toBe('Meridian; fwd=miss; detail="miss: the cheapest that will do"');
});

test('an answer that was deleted says so no more', async () => {
  const { get, stores } = await given(requested, finished);
  const { id: message, source: author } = finished;
  const deletion = { kind: 'deletion', message, author, stamp: stampAt(9) } as const;
  await stores.events.modify(SESSION, 'eu-west-1.1', deletion);
  expect(bodyOf(await get())).toMatchObject({ status: 'finished', text: '' });
});

test('one that was cancelled before it is here is cancelled: ask will drop it', async () => {
  const { get } = await given(cancelled);
  expect(bodyOf(await get())).toEqual({ completionId: COMPLETION, status: 'cancelled' });
});

test('a failed one says why', async () => {
  const { get } = await given(requested, failed);
  expect(bodyOf(await get())).toEqual({
    completionId: COMPLETION,
    status: 'failed',
    code: 'model-cut',
    reason: 'It broke off.',
  });
});

test('one whose event failed has failed', async () => {
  const { get, stores } = await given();
  const failure = { code: 'gave-up', reason: 'Applying it failed.', failedAt: ACCEPTED };
  await stores.sessions.putFailure(SESSION, { eventId: COMPLETION, source: ADA, ...failure });
  expect(bodyOf(await get({ query: { accepted: ACCEPTED } }))).toMatchObject({
    status: 'failed',
    code: 'gave-up',
  });
});
