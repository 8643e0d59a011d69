import { ASSISTANT } from '../../../lambdas/contract/assistant.ts';
import type { ModelTask, Prompt } from '../../../lambdas/contract/model-task.ts';
import type { Part } from '../../../lambdas/domain/prompt/summary.ts';
import { changesIn } from '../../../lambdas/domain/prompt/summary.ts';
import { targetOf } from '../../../local/engines/bedrock/models.ts';
import { promptOf } from '../../../local/engines/bedrock/prompt.ts';
import { createPromptCache } from '../../../local/engines/bedrock/prompt-cache.ts';
import { ASK } from '../answer/task-factory.ts';
import { ANNA, eventAt, idAt, SEOUL, SESSION, sha256, stampAt } from '../domain/factories.ts';
import type { Line } from '../remembering.ts';
import { asker, HIT, question } from './ask-fixture.ts';

const SHORT = 'They counted to twenty.';
/** What the fixture's question is asked at. */
const ASKED = 1_000;
const at = (millis: number, text = `number ${millis}`, source = ANNA) =>
  eventAt(millis, 'message.sent', { text }, source);
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, more) => at(from + more));
const covering = (from: number, until: number) => {
  const part: Part = { from: `${idAt(from)}#${ANNA}`, until: `${idAt(until)}#${ANNA}` };
  return { ...part, text: SHORT, changes: changesIn(part, [], sha256) };
};
const deletionOf = (millis: number) =>
  ({ kind: 'deletion', message: idAt(millis), author: ANNA, stamp: stampAt(2_000) }) as const;
type Asker = ReturnType<typeof asker>;

/** Numbers that were said, a summary of the first of them, and time enough for the next. */
async function summarized(world: Asker, until = 20, last = 30): Promise<void> {
  await world.stores.events.putMessages(numbers(1, last));
  await world.summaries.keep(SESSION, 0, covering(1, until), 0);
}
const promptIn = ({ tasks }: Asker): string => JSON.stringify(tasks.at(-1)?.prompt);

const warningsOf = (lines: readonly Line[]) => lines.filter(({ level }) => level === 'warn');

describe('a summary', () => {
  test('is told in place of what it covers, and the rest as it was said', async () => {
    const world = asker();
    await summarized(world);
    await world.deliver(question());
    const { turns } = (world.tasks[0] as ModelTask).prompt;
    expect(turns).toHaveLength(1);
    expect(turns[0]?.content[0]).toEqual({ text: `What was said before, in short:\n${SHORT}` });
    expect(turns[0]?.content[1]).toEqual({
      text: [...numbers(21, 30).map(({ data }) => data.text), 'Why?'].join('\n\n'),
    });
    expect([world.due, world.counts.SummariesTold]).toEqual([[], 1]);
  });

  test('is not told, and its text deleted, once something that it covers was deleted or edited', async () => {
    for (const change of [deletionOf(7), { ...deletionOf(20), kind: 'edit', text: 'twenty' } as const]) {
      const world = asker();
      await summarized(world);
      await world.stores.events.modify(SESSION, SEOUL, change);
      await world.deliver(question());
      expect(promptIn(world)).not.toContain(SHORT);
      expect(promptIn(world)).toContain('number 6');
      expect(await world.summaries.load(SESSION)).toEqual({ summary: undefined, version: 2 });
      expect(world.due).toEqual([{ v: 1, sessionId: SESSION, tenant: ASK.tenant }]);
      expect(world.counts.SummariesVoid).toBe(1);
    }
  });

  test('stays where something later was deleted, or somebody reacted', async () => {
    const world = asker();
    await summarized(world);
    const like = { ...deletionOf(7), kind: 'reaction', by: ANNA, emoji: '👍', on: true } as const;
    await world.stores.events.modify(SESSION, SEOUL, like);
    await world.stores.events.modify(SESSION, SEOUL, deletionOf(21));
    await world.deliver(question());
    expect(promptIn(world)).toContain(SHORT);
  });

  test('of more edits than one read tells is not told', async () => {
    const world = asker();
    await summarized(world);
    Object.assign(world.ports.events, { contentChanges: async () => undefined });
    await world.deliver(question());
    expect(promptIn(world)).not.toContain(SHORT);
  });

  test('that was made of what came after the question is not told, and stays for later ones', async () => {
    const world = asker();
    await summarized(world);
    await world.summaries.keep(SESSION, 1, covering(1, ASKED), 0);
    await world.deliver(question());
    expect(promptIn(world)).not.toContain(SHORT);
    expect((await world.summaries.load(SESSION)).summary).toBeDefined();
    expect(world.due).toEqual([]);
  });

  test('makes a question one that rests on what was said, even if nothing else is left of that', async () => {
    const hello = { intent: 'greeting', confidence: 0.99, answer: 'Hello!' };
    const world = asker(HIT, { intents: () => hello });
    await summarized(world, 30);
    await world.deliver(question());
    // No answer that needs no conversation, and none that others could be given.
    expect(world.requests).toMatchObject([{ isOnlyRead: true, saidBefore: { isSummarized: true } }]);
    expect(world.sent[0]?.event.data).toMatchObject({ how: { route: 'cache' } });
  });
});

describe('the next summary', () => {
  test('is asked for once where much was said since, after the question is under way', async () => {
    const world = asker();
    await world.stores.events.putMessages(numbers(1, 24));
    await world.deliver(question());
    expect(world.due).toEqual([]);
    await world.stores.events.putMessages(numbers(25, 26));
    await world.deliver(question(), question());
    expect(world.due).toEqual([{ v: 1, sessionId: SESSION, tenant: ASK.tenant }]);
  });

  test('is asked for again where nobody made it', async () => {
    const world = asker();
    await world.stores.events.putMessages(numbers(1, 30));
    await world.deliver(question());
    world.pass(300_000);
    await world.deliver(question());
    expect(world.due).toHaveLength(1);
    world.pass(1);
    await world.deliver(question());
    expect(world.due).toHaveLength(2);
  });

  test('is asked for after an answer from the cache, too', async () => {
    const world = asker(HIT);
    await world.stores.events.putMessages(numbers(1, 30));
    await world.deliver(question());
    expect([world.sent.length, world.due.length]).toEqual([1, 1]);
  });
});

describe.each(['load', 'claim', 'forget', 'contentChanges', 'summarize'])('where %s fails', (name) => {
  test('the question is answered all the same', async () => {
    const fail = async () => {
      throw new Error('It is down.');
    };
    const world = asker();
    await world.stores.events.putMessages(numbers(1, 30));
    await world.summaries.keep(SESSION, 0, covering(1, 3), 0);
    await world.stores.events.modify(SESSION, SEOUL, deletionOf(2));
    const broken = [world.ports, world.ports.events, world.summaries].filter((port) => name in port);
    expect(broken).toHaveLength(1);
    Object.assign(broken[0] as object, { [name]: fail });
    expect(await world.deliver(question())).toBe(0);
    expect(world.tasks).toHaveLength(1);
    expect(promptIn(world)).not.toContain(SHORT);
    expect(promptIn(world)).toContain('number 30');
    expect(warningsOf(world.lines)).toMatchObject([{ level: 'warn' }]);
  });
});

test('from summary to summary each prompt goes on from the one before, which the service need not read again', async () => {
  const world = asker();
  const long = (text: string) => `${text} ${'and so on '.repeat(20)}`;
  await world.stores.events.putMessages(
    Array.from({ length: 30 }, (_, more) => at(more + 1, long('x'), more % 2 ? ASSISTANT : ANNA)),
  );
  const until = { ...covering(1, 1), until: `${idAt(10)}#${ASSISTANT}` };
  await world.summaries.keep(SESSION, 0, { ...until, changes: changesIn(until, [], sha256) }, 1e15);
  const { model } = targetOf('amazon.nova-micro-v1:0');
  const cache = createPromptCache();
  const read: number[] = [];
  for (let exchange = 0; exchange < 4; exchange++) {
    const asked = 100 + 2 * exchange;
    await world.deliver({ ...question({ text: long('Why?') }), completion: idAt(asked) });
    const { system, turns } = (world.tasks.at(-1) as ModelTask).prompt;
    const messages = turns.map(({ role, content }) => ({ role, content: content.map(wireBlock) }));
    const input = promptOf({ system: system.map(wireBlock), messages }, model);
    const counted = cache.count('key', input.inputTokens, input.prefixes, exchange);
    read.push(counted.cacheReadInputTokens / input.inputTokens);
    await world.stores.events.putMessages([
      at(asked, long('Why?')),
      at(asked + 1, long('Because.'), ASSISTANT),
    ]);
  }
  expect(promptIn(world)).toContain(SHORT);
  expect(read[0]).toBe(0);
  expect(Math.min(...read.slice(1))).toBeGreaterThan(0.8);
});

function wireBlock(block: Prompt['system'][number]) {
  return block === 'cache-point' ? { cachePoint: { type: 'default' } } : block;
}
