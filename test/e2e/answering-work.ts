import { ASSISTANT } from '../../lambdas/contract/assistant.ts';
import type { CloudClient } from '../../local/testing/cloud-client.ts';
import { until } from '../../local/testing/cloud-process.ts';

/** What questions in one region need. */
export interface AnsweringWork {
  readonly client: CloudClient;
  readonly region: string;
  readonly token: string;
  /** Of somebody else of the same tenant. */
  readonly other: string;
  toQueue(queue: string, body: string): Promise<void>;
}

const MODELS = ['swift', 'clever'];
const PRIORITIES = ['interactive', 'standard', 'batch'];
const LARGE = 101;
const MUCH = 30;
/** What waits for a batch job must not be so long. */
const TOO_LONG = '長'.repeat(16_000);
const LONG_MS = 60_000;
let rounds = 0;

/** Asks so that the functions which answer use everything that they may. */
export async function askEverything(work: AnsweringWork): Promise<void> {
  rounds++;
  const { client } = work;
  // What was said in the one keeps the cache from answering there.
  const [large, silent] = await Promise.all([largeSession(work), largeSession(work)]);
  await Promise.all(
    ['asks', 'looks', 'summaries', 'model-swift-standard'].map((name) =>
      work.toQueue(`meridian-${name}`, 'no message'),
    ),
  );
  await client.faults({ bedrock: { throttle: 1 } });
  await askInEachWay(work, large);
  const throttled = async () => (await client.status()).regions[work.region]?.faults.modelThrottled ?? 0;
  // As many by the embedder, which is asked for each of them, too.
  await until(throttled, (count) => count >= rounds * 2 * MODELS.length * PRIORITIES.length, LONG_MS);
  await client.faults();
  await Promise.all([askNearEachOther(work, silent), askAfterMuchWasSaid(work)]);
}

/** Every model by its name in every class, told to the topic of a large session; none is for a batch job. */
async function askInEachWay(work: AnsweringWork, sessionId: string): Promise<void> {
  const commands = MODELS.flatMap((model) =>
    PRIORITIES.map((priority) => ({
      type: 'completion.request',
      sessionId,
      message: `What is pipe ${rounds} of ${model} for, ${priority}?${priority === 'batch' ? TOO_LONG : ''}`,
      model,
      priority,
    })),
  );
  await post(work, '/v1/batch', { commands });
}

/** The same twice at once, the like of it, and another that only a judge tells from it; one is disliked. */
async function askNearEachOther(work: AnsweringWork, large: string): Promise<void> {
  const [first, second, third] = await Promise.all([1, 2, 3].map(() => newSession(work)));
  const question = `How do I fix a leaking pipe of ${rounds} inches?`;
  const [id] = await Promise.all([ask(work, first, question), ask(work, second, question)]);
  const { answerId } = await finished(work, first, id);
  await ask(work, large, question);
  // Nobody is answered by what one alone has asked: it is noted that there are two now.
  const others = { ...work, token: work.other };
  await ask(others, await newSession(others), question);
  await finished(work, third, await ask(work, third, `How do I repair a dripping tap of ${rounds} inches?`));
  await ask(work, second, `Please, how do I fix a leaking pipe of ${rounds} inches?`);
  const path = `/v1/sessions/${first}/messages/${answerId}/reactions/${encodeURIComponent('👎')}`;
  await send(work, 'PUT', `${path}?author=${ASSISTANT}`, {});
}

/** So late in a conversation that its beginning is summarised. */
async function askAfterMuchWasSaid(work: AnsweringWork): Promise<void> {
  const sessionId = await newSession(work);
  const said = Array.from({ length: MUCH }, (_, at) => ({
    type: 'message.send',
    sessionId,
    message: { text: `Line ${at} of ${rounds}.` },
  }));
  await post(work, '/v1/batch', { commands: said });
  const messages = async () =>
    send(work, 'GET', `/v1/sessions/${sessionId}/messages?limit=${MUCH}`, undefined);
  await until(messages, ({ messages: all = [] }) => (all as unknown[]).length === MUCH, LONG_MS);
  await finished(work, sessionId, await ask(work, sessionId, `What was said, ${rounds}?`));
}

async function largeSession(work: AnsweringWork): Promise<string> {
  const sessionId = await newSession(work);
  const members = Array.from({ length: LARGE }, (_, at) => ({
    type: 'member.add',
    sessionId,
    subject: `listener ${at}`,
  }));
  await post(work, '/v1/batch', { commands: members.slice(0, 100) });
  await post(work, '/v1/batch', { commands: members.slice(100) });
  return sessionId;
}

async function newSession(work: AnsweringWork): Promise<string> {
  return String((await post(work, '/v1/sessions', {})).sessionId);
}

async function ask(work: AnsweringWork, session: string | undefined, message: string): Promise<string> {
  const path = `/v1/sessions/${session}/completions`;
  return String((await post(work, path, { message, priority: 'interactive' })).eventId);
}

async function finished(
  { client, region, token }: AnsweringWork,
  session: string | undefined,
  id: string | undefined,
) {
  const path = `/v1/sessions/${session}/completions/${id}?accepted=2026-11-20T18:00:00.000Z`;
  const { json } = await until(
    () => client.api(region, path, { token }),
    (answer) => answer.json.status === 'finished',
    LONG_MS,
  );
  return json as { answerId?: string };
}

async function post(work: AnsweringWork, path: string, body: object): Promise<Record<string, unknown>> {
  return send(work, 'POST', path, body);
}

async function send(
  { client, region, token }: AnsweringWork,
  method: string,
  path: string,
  body: object | undefined,
): Promise<Record<string, unknown>> {
  return (await client.api(region, path, { method, token, ...(body && { body }) })).json;
}
