import { type Client, clientOf } from '../../../bench/drill/clients/client.ts';
import type { Participant } from '../../../bench/drill/clients/person.ts';
import { askForNothing, trespassEveryWay } from '../../../bench/drill/clients/trespass.ts';
import type { Entry } from '../../../bench/drill/history.ts';
import type { Answer, Call } from '../../../local/testing/cloud-client.ts';
import type { CloudProcess } from '../../../local/testing/cloud-process.ts';
import { BEN, idAt, patched, SESSION, sent } from '../../lambdas/domain/factories.ts';
import { REGIONS } from './commits.ts';
import { questionAt } from './questions.ts';
import { written } from './world.ts';

interface Asked extends Call {
  readonly path: string;
}

const OWN = `${BEN}.own`;
const FOREIGN = 'somebody.else';
const PERSON: Participant = {
  subject: 'ben',
  token: 'mine',
  key: BEN,
  session: OWN,
  at: 1,
  region: REGIONS[0] as string,
  sessions: [SESSION, OWN],
  desk: `${BEN}.desk`,
  guest: { subject: 'guest', token: 'guest', key: 'c'.repeat(32), session: 'guest.own' },
  namesake: 'namesake',
  foreign: FOREIGN,
};

/** Ben, who is answered so, and what was asked of his cloud. */
function ben(
  answer: Partial<Answer>,
  known: readonly Entry[],
): { client: Client; asked: Asked[]; entries: Entry[] } {
  const asked: Asked[] = [];
  const entries = [...known];
  const ask = async (path: string, call: Call = {}): Promise<Answer> => {
    asked.push({ path, ...call });
    return { status: 404, headers: new Headers(), text: '', json: {}, ...answer };
  };
  const cloud = {
    regions: REGIONS,
    edge: ask,
    api: (_: string, path: string, call: Call) => ask(path, call),
  };
  const recorder = {
    entries,
    now: () => 0,
    note: (entry: Entry) => entries.push(entry),
    close: async () => {},
  };
  const client = clientOf(cloud as unknown as CloudProcess, PERSON, {
    recorder,
    seed: 1,
    offline: 0,
    queued: () => 0,
  });
  return { client, asked, entries };
}

const KNOWN = [written(sent(3, 'hello')), written(questionAt(4))];

it('tries what strangers, namesakes, members and guests must not', async () => {
  const { client, asked } = ben({}, KNOWN);
  await trespassEveryWay(client);
  const [event, question] = [sent(3, 'hello').event, questionAt(4).event];
  const tried = asked.map(({ path, token, method = 'GET' }) => `${token} ${method} ${path}`);
  const any = expect.stringMatching;
  expect(tried).toEqual([
    any(`^mine [A-Z]+ /v1/sessions/${FOREIGN}/`),
    any(`^mine [A-Z]+ /v1/sessions/${FOREIGN}/`),
    any(`^mine [A-Z]+ /v1/sessions/${FOREIGN}/`),
    any(`^namesake [A-Z]+ /v1/sessions/${OWN}/`),
    any(`^mine (PUT|DELETE) /v1/sessions/${SESSION}/members/mallory$`),
    'mine POST /v1/batch',
    any(`^mine GET /v1/sessions/${SESSION}/events/(${event.id}|${question.id})$`),
    `mine GET /v1/sessions/${SESSION}/completions/${question.id}?author=${question.source}`,
    any(`^guest (PUT|DELETE) /v1/sessions/${OWN}/members/mallory$`),
  ]);
  expect(JSON.stringify(asked[5]?.body)).toContain(FOREIGN);
});

it('notes of a batch what its command was answered', async () => {
  const { client, entries } = ben({ status: 200, json: { results: [{ status: 403 }] } }, []);
  await trespassEveryWay(client);
  expect(entries.find(({ seen }) => seen.op === 'foreign' && seen.what.includes('batch'))?.status).toBe(403);
});

it('tries nothing on others of whom nothing is known yet', async () => {
  const { client, asked } = ben({}, []);
  await trespassEveryWay(client);
  expect(asked.filter(({ path }) => /(events|completions)\/[0-9a-f]/.test(path))).toEqual([]);
});

it('asks for no event whose id it may have used itself', async () => {
  const tied = written(patched(9, { tied: '0:1' }));
  const { client, asked } = ben({}, [...KNOWN, tied]);
  await trespassEveryWay(client);
  expect(asked.some(({ path }) => path.includes('/events/'))).toBe(true);
  expect(asked.some(({ path }) => path.includes(idAt(9)))).toBe(false);
});

it('asks for a session that does not exist whatever strangers ask for', async () => {
  const { client, asked, entries } = ben({}, []);
  await askForNothing(client);
  const strange = entries.flatMap(({ seen }) => (seen.op === 'foreign' ? [seen] : []));
  const requests = strange.map(({ request }) => request);
  expect(requests).toContain('GET profile');
  expect(requests).toContain('GET completions/{}?author={}');
  expect(new Set(requests).size).toBe(asked.length);
  expect(strange.every(({ isNowhere, session }) => isNowhere && session !== FOREIGN)).toBe(true);
  await trespassEveryWay(client);
  const outside = entries.flatMap(({ seen }) => (seen.op === 'foreign' && !seen.isNowhere ? [seen] : []));
  expect(outside.filter(({ request }) => !requests.includes(request))).toEqual([]);
});

it('keeps what a refusal says, without what is its request’s alone', async () => {
  const told = async (body: Record<string, unknown>, headers = new Headers()) => {
    const { client, entries } = ben({ json: body, text: JSON.stringify(body), headers }, []);
    await trespassEveryWay(client);
    return entries.flatMap(({ seen }) => (seen.op === 'foreign' ? [seen.told] : []))[0];
  };
  const [one, other] = [idAt(1), idAt(2)];
  const plain = await told({ detail: 'no', requestId: 'a', instance: 'b', eventId: one });
  expect(plain).toBe('{"detail":"no","eventId":"{id}"}');
  expect(await told({ detail: 'no', requestId: 'c', eventId: other })).toBe(plain);
  expect(await told({ detail: 'no', profile: { a: 1 } })).toBe('{"detail":"no","profile":{"a":1}}');
  expect(await told({ detail: `no ${FOREIGN}` })).toBe('{"detail":"no {session}"}');
  expect(await told({ detail: 'no' }, new Headers({ etag: '"1"' }))).toContain('etag: "1"');
  const batch = { results: [{ status: 404, problem: { detail: 'no', requestId: 'd' } }] };
  expect(await told(batch)).toBe('{"results":[{"problem":{"detail":"no"},"status":404}]}');
});
