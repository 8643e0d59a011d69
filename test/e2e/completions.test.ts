// Longer than other files: its tests share one cloud, whose start costs more than most of them.
import { WebSocket } from 'ws';
import { assistant } from '../../client/examples/assistant.ts';
import { ASSISTANT } from '../../lambdas/contract/assistant.ts';
import type { CompletionEnvelope } from '../../lambdas/contract/chunks.ts';
import type { Chunk } from '../../lambdas/domain/streaming/chunk.ts';
import { type CloudProcess, forget, startCloudProcess, until } from '../../local/testing/cloud-process.ts';
import type { MqttClient } from '../local/engines/iot/mqtt-client.ts';
import { type Devices, devicesAt } from './devices.ts';
import { summaryOf } from './summary-of.ts';

const DUBLIN = 'eu-west-1';
const VIRGINIA = 'us-east-1';
const LONG = 40_000;
/** More than are told as they were said. */
const MANY = 45;

interface Finished {
  readonly status: string;
  readonly text: string;
  readonly answerId: string;
}

interface Answered {
  readonly source: string;
  readonly data: {
    readonly completion: string;
    readonly usage: { readonly inputTokens: number; readonly outputTokens: number };
    readonly cost: { readonly dollars: number };
  };
}

describe('questions to the local cloud', () => {
  let cloud: CloudProcess;
  let token: string;
  let session: string;
  let devices: Devices;
  let device: MqttClient;
  /** Of the same user, at the broker of the other region. */
  let far: MqttClient;

  beforeAll(async () => {
    cloud = await startCloudProcess(undefined, ['--regions', `${VIRGINIA},${DUBLIN}`]);
    devices = devicesAt(cloud);
    token = await cloud.token('kim');
    session = String((await post('/v1/sessions', {})).sessionId);
    [device, far] = await Promise.all([listening(), listening(VIRGINIA)]);
    const presence = () => call(`/v1/sessions/${session}/presence`);
    await until(presence, ({ text }) => text.includes(VIRGINIA), LONG);
  }, 120_000);
  afterAll(async () => {
    devices?.end();
    await cloud?.stop();
    if (cloud) await forget(cloud);
  });
  beforeEach(async () => {
    await cloud.faults();
  });

  const call = (path: string, more: object = {}) => cloud.api(DUBLIN, path, { token, ...more });
  async function post(path: string, body: object) {
    const answer = await call(path, { method: 'POST', body });
    expect([path, answer.status]).toEqual([path, 202]);
    return answer.json;
  }

  async function listening(region = DUBLIN): Promise<MqttClient> {
    const access = await devices.accessOf(token, region);
    return devices.listening(access, access.inbox);
  }

  async function ask(message: string, more: object = {}): Promise<string> {
    const asked = await post(`/v1/sessions/${session}/completions`, { message, ...more });
    return String(asked.eventId);
  }

  /** What became of a question once it is one of these. */
  async function standing(id: string, of: string, ...statuses: string[]): Promise<Finished> {
    const path = `/v1/sessions/${of}/completions/${id}?accepted=2026-11-20T18:00:00.000Z`;
    const { json } = await until(
      () => call(path),
      (answer) => statuses.includes(String(answer.json.status)),
      LONG,
    );
    return json as unknown as Finished;
  }

  const envelopesOf = (id: string, at = device): CompletionEnvelope[] =>
    at.messages
      .map(({ payload }) => JSON.parse(payload) as CompletionEnvelope)
      .filter(({ kind, completion }) => kind === 'completion' && completion === id);
  const runsOf = (id: string): Map<number, Chunk[]> => {
    const runs = new Map<number, Chunk[]>();
    for (const { run, chunks } of envelopesOf(id)) {
      runs.set(run, [...(runs.get(run) ?? []), ...chunks]);
    }
    return runs;
  };
  const textIn = (chunks: readonly Chunk[] = []): string =>
    chunks.map((chunk) => (chunk.kind === 'delta' ? chunk.text : '')).join('');

  test('an answer streams to devices in both regions, and becomes a message of the session', async () => {
    const id = await ask('What is the capital of France?', { priority: 'interactive' });
    const finished = await standing(id, session, 'finished');
    const pieces = runsOf(id).get(1) ?? [];
    expect(pieces.map(({ seq }) => seq)).toEqual(pieces.map((_, at) => at));
    expect(pieces.at(-1)?.kind).toBe('end');
    expect(envelopesOf(id).length).toBeGreaterThan(5);
    expect(textIn(pieces)).toBe(finished.text);
    const farPieces = () => envelopesOf(id, far).flatMap(({ chunks }) => chunks);
    const all = await until(
      async () => farPieces(),
      (some) => some.length >= pieces.length,
      LONG,
    );
    expect(textIn(all.toSorted((a, b) => a.seq - b.seq))).toBe(finished.text);
    const { json } = await call(`/v1/sessions/${session}/messages?limit=2`);
    const [answer, question] = json.messages as { id: string; source: string; data: { text: string } }[];
    expect(answer).toMatchObject({
      id: finished.answerId,
      source: ASSISTANT,
      data: { text: finished.text, completion: id, model: 'swift' },
    });
    expect(question).toMatchObject({ id, data: { text: 'What is the capital of France?' } });
  }, 60_000);

  test('what was said before is part of the next question', async () => {
    const same = 'And of Spain?';
    const texts: string[] = [];
    for (const message of [same, same]) {
      texts.push((await standing(await ask(message), session, 'finished')).text);
    }
    const contexts = texts.map((text) => /context ([0-9a-f]+)/.exec(text)?.[1]);
    expect(new Set(contexts).size).toBe(2);
  }, 60_000);

  test('what the profile says to the assistant is told to the model, and nobody else’s answer will do', async () => {
    const own = String((await post('/v1/sessions', {})).sessionId);
    const question = { message: 'How high is the Eiffel Tower?', priority: 'interactive' };
    const answerIn = async () => {
      const { eventId } = await post(`/v1/sessions/${own}/completions`, question);
      const path = `/v1/sessions/${own}/completions/${eventId}?accepted=2026-11-20T18:00:00.000Z`;
      const { json } = await until(
        () => call(path),
        (answer) => answer.json.status === 'finished',
        LONG,
      );
      return json.how as { cache: string; why: string };
    };
    expect((await answerIn()).cache).toBe('miss');
    const { status } = await call(`/v1/sessions/${own}/profile`, {
      method: 'PATCH',
      body: { assistant: 'In metres, please.' },
    });
    expect(status).toBe(202);
    const profile = () => call(`/v1/sessions/${own}/profile`);
    await until(profile, ({ text }) => text.includes('metres'));
    expect(await answerIn()).toMatchObject({ cache: 'bypass', why: expect.stringMatching(/^personal; /) });
  }, 60_000);

  test('the beginning of a long conversation is told in short, and what is deleted of it is not told again', async () => {
    const own = String((await post('/v1/sessions', {})).sessionId);
    const words = Array.from({ length: MANY }, (_, at) => `word${at}`);
    const commands = words.map((text) => ({ type: 'message.send', sessionId: own, message: { text } }));
    const { json } = await call('/v1/batch', { method: 'POST', body: { commands } });
    const [first] = json.results as { eventId: string }[];
    await until(
      () => call(`/v1/sessions/${own}/messages?limit=${MANY}`),
      (page) => (page.json.messages as unknown[] | undefined)?.length === MANY,
      LONG,
    );
    const answer = async (message: string) => {
      const { eventId } = await post(`/v1/sessions/${own}/completions`, { message, priority: 'interactive' });
      return standing(String(eventId), own, 'finished');
    };
    const kept = () => summaryOf(cloud, DUBLIN, own);
    // Too old for the turns, and nobody has made a summary yet.
    expect((await answer('Tell me what was said first.')).text).not.toMatch(/\bword0\b/);
    await until(kept, (text) => /\bword0\b/.test(text ?? ''), LONG);
    const told = await answer('Tell me once more what was said.');
    expect(told.text).toMatch(/\bword0\b.*\bword1\b/);
    // The answer quotes it, and is a message of its own.
    for (const path of [`${first?.eventId}`, `${told.answerId}?author=${ASSISTANT}`]) {
      const { status } = await call(`/v1/sessions/${own}/messages/${path}`, { method: 'DELETE' });
      expect(status).toBe(202);
    }
    await until(
      () => call(`/v1/sessions/${own}/messages?limit=${MANY + 9}`),
      ({ text }) => text.match(/"deleted":true/g)?.length === 2,
      LONG,
    );
    expect((await answer('Tell me again what was said.')).text).not.toMatch(/\bword0\b/);
    await until(kept, (text = '') => !/\bword0\b/.test(text), LONG);
  }, 120_000);

  test('a cut answer is taken back and given again, never left short', async () => {
    await cloud.faults({ seed: 3, bedrock: { cut: 1 } });
    const id = await ask('What is the capital of Italy?', { priority: 'interactive' });
    await until(
      async () => runsOf(id).get(1) ?? [],
      (chunks) => chunks.at(-1)?.kind === 'error',
      LONG,
    );
    await cloud.faults();
    const finished = await standing(id, session, 'finished');
    const runs = runsOf(id);
    const ended = [...runs.values()].filter((chunks) => chunks.at(-1)?.kind === 'end');
    expect(ended.map(textIn)).toEqual([finished.text]);
    expect(textIn(runs.get(1)).length).toBeLessThan(finished.text.length);
  }, 90_000);

  test('answer may die at any moment: there is one answer', async () => {
    await cloud.faults({ seed: 5, lambda: { crashAfter: { answer: 'SendMessage' } } });
    const id = await ask('What is the capital of Portugal?', { priority: 'interactive' });
    const finished = await standing(id, session, 'finished');
    await cloud.faults();
    const { json } = await call(`/v1/sessions/${session}/messages?limit=50`);
    const messages = json.messages as { data: { completion?: string; text: string } }[];
    const answers = messages.filter(({ data }) => data.completion === id);
    expect(answers.map(({ data }) => data.text)).toEqual([finished.text]);
  }, 90_000);

  test('a question is cancelled while it is answered, and gets no answer', async () => {
    await cloud.faults({ seed: 7, bedrock: { slow: { firstTokenMs: 100, perTokenMs: 400 } } });
    const id = await ask('What is the capital of Greece?', { priority: 'interactive' });
    await until(
      async () => envelopesOf(id),
      (all) => all.length > 1,
      LONG,
    );
    const cancel = await call(`/v1/sessions/${session}/completions/${id}`, { method: 'DELETE' });
    expect(cancel.status).toBe(202);
    expect(await standing(id, session, 'cancelled')).toMatchObject({ status: 'cancelled' });
    const last = await until(
      async () => runsOf(id).get(1)?.at(-1),
      (chunk) => chunk?.kind === 'retract',
      LONG,
    );
    expect(last).toMatchObject({ kind: 'retract' });
  }, 90_000);

  test('a device that lost its connection fetches what it missed', async () => {
    await cloud.faults({ seed: 9, bedrock: { slow: { firstTokenMs: 0, perTokenMs: 60 } } });
    const id = await ask('What is the capital of Norway?', { priority: 'interactive' });
    await until(
      async () => envelopesOf(id),
      (all) => all.length > 3,
      LONG,
    );
    device.socket.terminate();
    const before = runsOf(id).get(1) ?? [];
    device = await listening();
    // A push may have been lost or be late: whatever is missing first.
    const gap = before.findIndex(({ seq }, at) => seq !== at);
    const from = gap === -1 ? before.length : gap;
    const path = `/v1/sessions/${session}/completions/${id}?run=1&from=${from}`;
    const pieces = new Map(before.map((piece) => [piece.seq, piece]));
    const fetched = new Set<number>();
    // Once the answer is finished its text is there, and its pieces are no more.
    const { text } = await until(
      async () => {
        const { json } = await call(path);
        const kept = (json.chunks ?? []) as Chunk[];
        for (const { seq } of kept) fetched.add(seq);
        for (const piece of [...kept, ...(runsOf(id).get(1) ?? [])]) pieces.set(piece.seq, piece);
        return json as unknown as Finished;
      },
      ({ status }) => status === 'finished',
      LONG,
    );
    const inOrder = [...pieces.values()].sort((a, b) => a.seq - b.seq);
    const shown = textIn(inOrder.filter(({ seq }, at) => seq === at));
    expect(fetched.size).toBeGreaterThan(0);
    expect(shown.length).toBeGreaterThan(textIn(before).length);
    expect(text.startsWith(shown)).toBe(true);
  }, 90_000);

  test('a hundred questions that have time are answered by one batch job, but for one that was cancelled', async () => {
    const own = String((await post('/v1/sessions', {})).sessionId);
    const commands = Array.from({ length: 101 }, (_, at) => ({
      type: 'completion.request',
      sessionId: own,
      message: `What is tool ${at} of the set good for?`,
      priority: 'batch',
      model: 'swift',
    }));
    const parts = [commands.slice(0, 100), commands.slice(100)];
    const answers = await Promise.all(
      parts.map((some) => call('/v1/batch', { method: 'POST', body: { commands: some } })),
    );
    const results = answers.flatMap(({ json }) => json.results as { eventId: string }[]);
    const ids = results.map(({ eventId }) => eventId);
    const path = (id = '') => `/v1/sessions/${own}/completions/${id}?accepted=2026-11-20T18:00:00.000Z`;
    const status = async (id?: string) => (await call(path(id))).json;
    await until(
      () => status(ids[0]),
      ({ status: now }) => now === 'queued',
      LONG,
    );
    expect((await call(path(ids[0]).split('?')[0] ?? '', { method: 'DELETE' })).status).toBe(202);
    const answered = await until(
      async () => {
        // The schedule calls it once a minute.
        await cloud.invoke(DUBLIN, 'meridian-gather');
        const { json } = await call(`/v1/sessions/${own}/messages?limit=200`);
        return (json.messages as Answered[]).filter(({ source }) => source === ASSISTANT);
      },
      ({ length }) => length === 100,
      2 * LONG,
    );
    expect(new Set(answered.map(({ data }) => data.completion))).toEqual(new Set(ids.slice(1)));
    for (const { data } of answered) {
      const { inputTokens, outputTokens } = data.usage;
      expect(data).toMatchObject({ model: 'swift', how: { route: 'batch' } });
      expect(data.cost.dollars).toBeCloseTo((inputTokens * 0.035 + outputTokens * 0.14) / 2e6, 9);
    }
    expect(await status(ids[0])).toMatchObject({ status: 'cancelled' });
    expect(await status(ids[100])).toMatchObject({ status: 'finished', how: { route: 'batch' } });
  }, 180_000);

  test('the client library shows an answer on two devices while it comes, and takes a question back', async () => {
    await cloud.faults({ seed: 11, bedrock: { slow: { firstTokenMs: 1_500, perTokenMs: 40 } } });
    const { shown, onLaptop, cancelled } = await assistant({
      edge: cloud.endpoints.edge,
      regions: cloud.regions,
      getToken: () => token,
      headers: { 'cloudfront-viewer-country': 'IE' },
      ports: { webSocket: (url, protocol) => new WebSocket(url, protocol) },
    });
    const last = shown.at(-1);
    expect(last?.status).toBe('finished');
    expect(onLaptop).toBe(last?.text);
    const growing = shown.filter(({ status }) => status === 'streaming').map(({ text }) => text);
    expect(growing.length).toBeGreaterThan(3);
    for (const text of growing) expect(last?.text.startsWith(text)).toBe(true);
    expect(cancelled).toBe('cancelled');
  }, 90_000);
});
