import type { Entry } from '../../../bench/drill/history.ts';
import { against, foreign, NO_SUCH, visited, withEntries } from './world.ts';

const LEAK = '{"detail":"There is no such session among yours.","profile":{"city":"Dublin"}}';
const nowhere = (rest: Parameters<typeof foreign>[1] = {}) => foreign(404, { isNowhere: true, ...rest });
const faults = (...entries: readonly Entry[]) => against(withEntries(...entries)).foreign;

it('takes refusals that are those of a session that does not exist', () => {
  expect(faults(nowhere(), foreign(404), visited(200))).toBeUndefined();
});

it('finds a refusal that says what is in the session, or that there is one', () => {
  expect(faults(nowhere(), foreign(404, { told: LEAK }))).toBe(1);
  expect(faults(nowhere(), foreign(404, { told: '{"detail":"It is none of yours."}' }))).toBe(1);
});

it('takes the words for what is not there for the right ones, however seldom they are', () => {
  const leaks = [1, 2, 3].map(() => foreign(404, { told: LEAK, request: 'GET read' }));
  expect(faults(...leaks, nowhere({ request: 'GET read' }))).toBe(3);
});

it('finds one that differs from the others where nothing else was asked for', () => {
  const told = (text: string) => foreign(404, { told: text, request: 'GET events/{}' });
  expect(faults(told('no'), told('no'), told('no, 12'))).toBe(1);
});

it('finds a profile’s field in what all are told', () => {
  const told = '{"detail":"no","own-aaaaaaaa":"0:1"}';
  expect(faults(nowhere({ told, request: 'GET read' }))).toBe(1);
});

it('finds a 403 that tells a stranger of a session; a member knows of it', () => {
  expect(faults(foreign(403, { told: 'no' }))).toBe(1);
  expect(faults(foreign(403, { told: 'no', from: 'inside' }))).toBeUndefined();
});

it('holds what guests are told beside what strangers are', () => {
  // One more, since this guest belongs.
  expect(faults(visited(404, undefined, NO_SUCH), nowhere())).toBe(1);
  expect(faults(visited(404, undefined, LEAK), nowhere())).toBe(2);
});
