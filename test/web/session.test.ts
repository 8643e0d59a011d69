import { readIntent } from '../../lambdas/queue/intent.ts';
import { SPOILT, spoiltIntent } from '../../web/console/letters/spoilt-intent.ts';
import { differences } from '../../web/console/session/difference.ts';
import { type LoggedCommit, momentsOf } from '../../web/console/session/log.ts';
import { MOST_COMMITS, readLog } from '../../web/console/session/read-log.ts';
import type { Person } from '../../web/sign-in/sign-in.ts';
import { mergePatch } from '../lambdas/domain/merge-patch.ts';

const SESSION = '04e7b635d095307a7376854e59d29614.01a1fa7a-e5d0-7000-9c75-8c4c1458a716';

function commit(lane: string, version: number, second: number, ...patches: object[]): LoggedCommit {
  const events = patches.map((data, at) => ({
    ...{
      specversion: '1.0' as const,
      source: 'kim',
      type: 'profile.patched' as const,
      subject: SESSION,
      time: '',
    },
    id: `id-${String(second).padStart(3, '0')}-${at}`,
    data: data as Record<string, unknown>,
  }));
  return { lane, version, committedAt: `2026-11-20T10:00:${String(second).padStart(2, '0')}.000Z`, events };
}

describe('a session’s moments', () => {
  test('follow the regions’ clocks, and each has the state that RFC 7396 gives', () => {
    const commits = [
      commit('eu-west-1.1', 1, 2, { a: { b: 1 } }),
      commit('us-east-1.1', 1, 1, { a: 7, c: true }),
      commit('eu-west-1.1', 2, 3, { c: null }, { d: [1] }),
    ];
    const moments = momentsOf(commits);
    expect(moments.map(({ commit: { lane, version } }) => [lane, version])).toEqual([
      ['us-east-1.1', 1],
      ['eu-west-1.1', 1],
      ['eu-west-1.1', 2],
    ]);
    let expected: unknown = {};
    const states = [{ a: 7, c: true }, { a: { b: 1 } }, { c: null, d: [1] }].map((patch) => {
      expected = mergePatch(expected as never, patch as never);
      return expected;
    });
    expect(moments.map(({ state }) => state)).toEqual(states);
  });

  test('take a patch that was committed late for what it is: older', () => {
    const late = { ...commit('us-east-1.1', 1, 9, { a: 'older' }) };
    const events = late.events.map((event) => ({ ...event, id: 'id-000-0' }));
    const moments = momentsOf([commit('eu-west-1.1', 1, 2, { a: 'newer' }), { ...late, events }]);
    expect(moments.at(-1)?.state).toEqual({ a: 'newer' });
  });
});

test('differences name each path that changed, as a JSON pointer', () => {
  const before = { same: 1, gone: 'x', nested: { kept: [1], 'a/b': 1 } };
  const after = { same: 1, nested: { kept: [1, 2], 'a/b': 2 }, fresh: { deep: true } };
  expect(differences(before, after)).toEqual([
    { path: '/fresh', before: undefined, after: { deep: true } },
    { path: '/gone', before: 'x', after: undefined },
    { path: '/nested/a~1b', before: 1, after: 2 },
    { path: '/nested/kept', before: [1], after: [1, 2] },
  ]);
});

test('a spoilt intent cannot be read, and can once its one letter is mended', () => {
  const body = spoiltIntent(
    SESSION,
    1_795_830_000_000,
    Uint8Array.from({ length: 10 }, (_, at) => at * 23),
  );
  expect(() => readIntent(body)).toThrow('is no intent');
  expect(readIntent(body.replace(SPOILT.type, SPOILT.mended)).event).toMatchObject({
    subject: SESSION,
    source: SESSION.split('.')[0],
    type: 'profile.patched',
  });
});

test('a log is read up to what the page can draw, and no further however often it looks', async () => {
  const page = { commits: Array.from({ length: 500 }, () => commit('a.1', 1, 1)), next: 'x', more: true };
  const fetched = jest.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json(page));
  const person = { token: async () => 't' } as unknown as Person;
  const look = (before?: Parameters<typeof readLog>[3]) =>
    readLog({ edge: 'http://edge' }, person, SESSION, before);
  const log = await look(await look(await look()));
  expect([log.commits.length, fetched.mock.calls.length]).toEqual([MOST_COMMITS, MOST_COMMITS / 500]);
  fetched.mockRestore();
});
