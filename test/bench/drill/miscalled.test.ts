import { sendBatch, sendMessage } from '../../../bench/drill/clients/writing.ts';
import { type Called, writesIn } from '../../../bench/drill/history.ts';
import { idAt, SESSION } from '../../lambdas/domain/factories.ts';
import { clientAtWork } from './at-work.ts';
import { HELLO } from './commits.ts';
import { against, withEntries, written } from './world.ts';

const { id: eventId } = HELLO.event;
const [OTHER, OTHERS] = [idAt(98), `${SESSION}x`];
const location = `/v1/sessions/${SESSION}/events/${eventId}`;
const answeredAs = (called: Called, rest = {}) =>
  against(withEntries(written(HELLO, { called, ...rest }, true)));

it('takes an answer that calls a write what it was sent as', () => {
  expect(answeredAs({ eventId, location })).toEqual({});
  expect(answeredAs({ eventId, sessionId: SESSION })).toEqual({});
  expect(answeredAs({ eventId: undefined, sessionId: undefined }, { status: 503 })).toEqual({});
});

it.each<[string, Called]>([
  ['another event', { eventId: OTHER, location }],
  ['another event of a batch', { eventId: OTHER, sessionId: SESSION }],
  ['another session of a batch', { eventId, sessionId: OTHERS }],
  ['an end elsewhere', { eventId, location: `/v1/sessions/${OTHERS}/events/${eventId}` }],
  ['the end of another', { eventId, location: `/v1/sessions/${SESSION}/events/${OTHER}` }],
  ['nothing', { eventId: undefined, location: undefined }],
])('finds an answer that names %s', (_, called) => {
  expect(answeredAs(called)).toEqual({ double: 1 });
});

it('finds an id of accept that is none', () => {
  const none = {
    eventId: 'undefined',
    called: { eventId: 'undefined', location: `/v1/sessions/${SESSION}/events/undefined` },
  };
  expect(against(withEntries(written(HELLO, none))).double).toBe(1);
});

it('is told by clients, whichever way they write', async () => {
  const headers = new Headers({ location: `${location}?accepted=now` });
  const { client, entries } = clientAtWork((path) =>
    path === '/v1/batch'
      ? {
          json: {
            results: Array.from({ length: 100 }, () => ({ status: 202, eventId, sessionId: SESSION })),
          },
        }
      : { status: 202, headers, json: { eventId } },
  );
  await sendMessage(client);
  await sendBatch(client);
  const [single, ...commands] = entries.flatMap(writesIn).map(({ called }) => called);
  expect(single).toEqual({ eventId, location });
  expect(commands.length).toBeGreaterThan(1);
  for (const called of commands) expect(called).toEqual({ eventId, sessionId: SESSION });
});
