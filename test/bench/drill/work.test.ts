import { readAllMessages, readMarks, readMessages } from '../../../bench/drill/clients/messages.ts';
import { poll, readProfile } from '../../../bench/drill/clients/reading.ts';
import { work } from '../../../bench/drill/clients/work.ts';
import { sendBatch } from '../../../bench/drill/clients/writing.ts';
import type { Entry } from '../../../bench/drill/history.ts';
import type { Answer } from '../../../local/testing/cloud-client.ts';
import { clientAtWork } from './at-work.ts';

/** What a client asks for, its first request left out, while so many messages wait in its region. */
async function askedWhile(queued: number, requests: number): Promise<readonly Entry[]> {
  const { client, entries } = clientAtWork(() => ({ status: 404 }), queued);
  await work(client, requests);
  return entries.slice(1);
}

const writes = (entries: readonly Entry[]) => entries.filter(({ seen }) => seen.op === 'write').length;

it('writes as long as what was sent is soon applied, and only reads while queues are deep', async () => {
  expect(writes(await askedWhile(0, 150))).toBeGreaterThan(50);
  expect(writes(await askedWhile(100_000, 15))).toBe(0);
});

describe('a client throws over nothing that is said', () => {
  const SAID: readonly unknown[] = [
    null,
    7,
    [],
    { results: 1, commits: 1, messages: 1, heads: 1, next: 1, read: 1, eventId: 1, profile: 1 },
    {
      results: [null],
      commits: [null],
      messages: [null],
      heads: { a: 'b' },
      next: '[',
      read: [],
      eventId: 'x',
    },
    { commits: [{ lane: 'a.1', version: 1 }], messages: [{ id: 'a', source: 'b', reactions: { '🎉': 1 } }] },
  ];

  it.each(SAID.map((json) => [JSON.stringify(json), json]))('%s', async (text, json) => {
    for (const status of [200, 202]) {
      const headers = new Headers({ location: '/?accepted=%', 'meridian-clock': 'x' });
      const { client, entries } = clientAtWork(() => ({ status, headers, text, json }) as Answer);
      await work(client, 200);
      for (const ask of [readAllMessages, readMarks, readMessages]) await ask(client);
      expect(entries.length).toBeGreaterThan(200);
    }
  });
});

it('notes what a page, a read and a batch do not say', async () => {
  const { client, entries } = clientAtWork(() => ({ json: { next: '{"a.1":1}' } }));
  await poll(client);
  await readProfile(client);
  await sendBatch(client);
  const [page, read, batch] = entries.map(({ seen }) => seen);
  expect(page).toMatchObject({ op: 'page', commits: undefined, next: { 'a.1': 1 } });
  expect(read).toMatchObject({ op: 'read', heads: undefined, digest: undefined });
  expect(batch).toMatchObject({
    op: 'write',
    writes: expect.arrayContaining([expect.objectContaining({ status: 200 })]),
  });
});
