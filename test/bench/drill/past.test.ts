import { clientOf } from '../../../bench/drill/clients/client.ts';
import { readPast } from '../../../bench/drill/clients/past.ts';
import type { Participant } from '../../../bench/drill/clients/person.ts';
import { digestOf } from '../../../bench/drill/clients/reading.ts';
import type { Entry } from '../../../bench/drill/history.ts';
import type { CloudProcess } from '../../../local/testing/cloud-process.ts';
import { ANNA, BEN, SESSION } from '../../lambdas/domain/factories.ts';
import { HEADS, REGIONS } from './commits.ts';
import { foreign } from './world.ts';

const OWN = `${BEN}.own`;
const OWN_EVENT = '01a1fa88-de0e-7000-bb7b-c1e7f1489c89';
const COMMITTED_AT = '2026-11-29T12:00:00.123Z';
const COMMIT = {
  committedAt: COMMITTED_AT,
  events: [
    { id: 'of another', source: ANNA },
    { id: OWN_EVENT, source: BEN },
  ],
};

/** What a client asked of the past, where its session's page of events is this. */
async function askedWhere(page: object) {
  const entries: Entry[] = [{ ...foreign(404), atMs: 500 }];
  const api = async (_: string, path: string) => ({
    status: 200,
    headers: new Headers(),
    text: '{"heads":{},"profile":{"a":1}}',
    json: path.endsWith('/events') ? page : { heads: HEADS },
  });
  const cloud = { regions: REGIONS, api } as unknown as CloudProcess;
  const recorder = {
    entries,
    now: () => 1_000,
    note: (entry: Entry) => entries.push({ ...entry, atMs: 500 }),
    close: async () => {},
  };
  const person = { token: 'mine', key: BEN, at: 1, session: OWN, sessions: [SESSION, OWN] };
  const options = { recorder, seed: 1, offline: 0, queued: () => 0 };
  await readPast(clientOf(cloud, person as Partial<Participant> as Participant, options));
  return entries.flatMap(({ seen }) => (seen.op === 'past' ? [seen] : []));
}

it('asks each region for the instant of a commit, for an event of its own, and for when something happened', async () => {
  const beganAt = Date.now() - 1_000;
  const past = await askedWhere({ commits: [COMMIT] });
  expect(past.map(({ session }) => session)).toEqual(REGIONS.flatMap(() => [SESSION, OWN, OWN]));
  expect(past[0]).toMatchObject({ heads: HEADS, digest: digestOf('{"a":1}') });
  expect(Math.abs(Date.parse(past[0]?.at ?? '') - beganAt - 500)).toBeLessThan(200);
  expect(past.slice(1, 3)).toMatchObject([
    { at: COMMITTED_AT, reader: BEN },
    { at: OWN_EVENT, reader: BEN },
  ]);
});

it.each([
  ['there is no commit', { commits: [] }, []],
  ['no page came', { title: 'Service Unavailable' }, []],
  ['no event of the commit is its own', { commits: [{ ...COMMIT, events: [] }] }, [COMMITTED_AT]],
])('asks only for what a region told where %s', async (_, page, moments) => {
  const past = await askedWhere(page);
  const own = past.filter(({ session }) => session === OWN);
  expect(own.map(({ at }) => at)).toEqual(REGIONS.flatMap(() => moments));
  expect(past.length - own.length).toBe(REGIONS.length);
});
