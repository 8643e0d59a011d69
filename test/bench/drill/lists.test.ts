import { type Client, clientOf } from '../../../bench/drill/clients/client.ts';
import { readLists } from '../../../bench/drill/clients/lists.ts';
import type { Participant } from '../../../bench/drill/clients/person.ts';
import type { Entry } from '../../../bench/drill/history.ts';
import type { Answer, Call } from '../../../local/testing/cloud-client.ts';
import type { CloudProcess } from '../../../local/testing/cloud-process.ts';
import { BEN, SESSION } from '../../lambdas/domain/factories.ts';
import { REGIONS } from './commits.ts';

const OWN = `${BEN}.own`;
const GUEST = { subject: 'guest', token: 'guest', key: 'c'.repeat(32), session: 'guest.own' };
const PERSON = {
  token: 'mine',
  key: BEN,
  at: 1,
  session: OWN,
  desk: `${BEN}.desk`,
  sessions: [SESSION, OWN],
};
const ALL = ['a', 'b', 'c', 'd', 'e'];

/** Two of a list a page, and whoever asks for more than one page. */
function page(path: string): { rows: string[]; next?: string } {
  const after = new URL(path, 'http://local').searchParams.get('after');
  const from = after === null ? 0 : ALL.indexOf(after) + 1;
  const rows = ALL.slice(from, from + 2);
  return { rows, ...(from + 2 < ALL.length && { next: rows.at(-1) as string }) };
}

function answerTo(path: string, status: number): Answer {
  const { rows, ...rest } = page(path);
  const counts = { read: { lane: 1 }, messages: { lane: 2 } };
  const json = path.includes('/members')
    ? { owner: BEN, members: rows, ...rest }
    : { sessions: rows.map((sessionId) => ({ sessionId, ...counts })), ...rest };
  return { status, headers: new Headers(), text: '', json: status === 200 ? json : {} };
}

/** What Ben notes of lists that are answered so. */
async function noted(status: number): Promise<Entry[]> {
  const entries: Entry[] = [];
  const api = async (_: string, path: string, __: Call) => answerTo(path, status);
  const cloud = { regions: REGIONS, api } as unknown as CloudProcess;
  const recorder = {
    entries,
    now: () => 0,
    note: (entry: Entry) => entries.push(entry),
    close: async () => {},
  };
  const person = { ...PERSON, guest: GUEST } as Partial<Participant> as Participant;
  const client: Client = clientOf(cloud, person, { recorder, seed: 1, offline: 0, queued: () => 0 });
  await readLists(client);
  return entries;
}

it('reads every page of who belongs to its sessions, in each region', async () => {
  const lists = (await noted(200)).flatMap(({ seen }) => (seen.op === 'members' ? [seen] : []));
  expect(new Set(lists.map(({ session }) => session))).toEqual(new Set([OWN, PERSON.desk, SESSION]));
  expect(lists).toHaveLength(3 * REGIONS.length);
  expect(lists.every(({ names, owner }) => names.join() === ALL.join() && owner === BEN)).toBe(true);
});

it('reads every page of its sessions, with their marks, and of its guest’s', async () => {
  const entries = await noted(200);
  const lists = entries.flatMap(({ seen }) => (seen.op === 'sessions' ? [seen] : []));
  expect(lists.map(({ person }) => person)).toEqual(REGIONS.flatMap(() => [BEN, GUEST.key]));
  expect(lists.every(({ names }) => names.join() === ALL.join())).toBe(true);
  const marks = entries.flatMap(({ seen }) => (seen.op === 'marks' ? [seen] : []));
  expect(marks).toHaveLength(ALL.length * REGIONS.length);
  expect(marks[0]).toMatchObject({ session: 'a', reader: BEN, read: { lane: 1 }, messages: { lane: 2 } });
});

it('notes a list that is refused as refused', async () => {
  const entries = await noted(503);
  expect(entries.every(({ status }) => status === 503)).toBe(true);
  expect(entries).toHaveLength(5 * REGIONS.length);
});
