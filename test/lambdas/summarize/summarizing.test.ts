import type { Question } from '../../../lambdas/bedrock/model.ts';
import { SETTINGS } from '../answer/task-factory.ts';
import { ANNA, idAt } from '../domain/factories.ts';
import { DUE, deletion, edit, summarizer } from './summarize-fixture.ts';

const place = (millis: number) => `${idAt(millis)}#${ANNA}`;
const saying = (text: string) => ({ says: () => ({ text }) });
const told = ({ turns }: Question) => JSON.stringify(turns);

describe('a long conversation', () => {
  test('is summarised but for its last messages, by the cheapest model, and the costs are counted', async () => {
    const { deliver, say, kept, asked, counts } = summarizer(saying(' They counted. '));
    await say('number', 1, 30);
    expect(await deliver()).toBe(false);
    expect(await kept()).toMatchObject({ text: 'They counted.', from: place(1), until: place(18) });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ modelId: 'eu.swift', maxOutputTokens: 512, tier: 'default' });
    expect(told(asked[0] as Question)).toContain('number 18');
    expect(told(asked[0] as Question)).not.toContain('number 19');
    expect(counts).toEqual({ SummariesMade: 1, SummaryDollars: (10 * 1 + 5 * 4) / 1e6 });
  });

  test('is summarised further from the summary and what was said since', async () => {
    const { deliver, say, kept, asked } = summarizer(saying('They counted.'));
    await say('number', 1, 30);
    await deliver();
    await say('number', 31, 50);
    await deliver();
    expect(await kept()).toMatchObject({ from: place(1), until: place(38) });
    expect(told(asked[1] as Question)).toContain('They counted.');
    expect(told(asked[1] as Question)).not.toContain('number 18');
    expect(told(asked[1] as Question)).toContain('number 19');
  });

  test('is summarised once, however often it is asked for', async () => {
    const { deliver, say, asked } = summarizer();
    await say('number', 1, 30);
    await deliver();
    await deliver();
    expect(asked).toHaveLength(1);
  });

  test('of few messages is left as it is', async () => {
    const { deliver, say, kept, asked } = summarizer();
    expect(await deliver()).toBe(false);
    await say('number', 1, 12);
    expect(await deliver()).toBe(false);
    expect([asked, await kept()]).toEqual([[], undefined]);
  });

  test('of very many messages is summarised in portions, by several runs, and goes back so far only', async () => {
    const { deliver, say, kept, asked, returned, pass } = summarizer(saying('They counted.'));
    await say('number', 1, 1_000);
    for (let run = 0; run < 9 && (await deliver()); run++) {
      pass(10_000);
    }
    expect(await kept()).toMatchObject({ from: place(401), until: place(988) });
    expect(asked.length).toBeGreaterThan(4);
    expect(asked.length).toBeLessThan(9);
    expect(returned).toEqual([0]);
    // Each portion once.
    const numbers = asked.flatMap((one) => told(one).match(/number \d+/g) ?? []);
    expect(numbers).toHaveLength(588);
    expect(new Set(numbers).size).toBe(588);
  });

  test('costs half where the cheapest model is offered as flex', async () => {
    const [swift, clever] = SETTINGS.models as [never, never];
    const models = [clever, { ...(swift as object), flex: true } as never];
    const { deliver, say, asked, counts } = summarizer({ settings: { ...SETTINGS, models } });
    await say('number', 1, 30);
    await deliver();
    expect(asked[0]).toMatchObject({ modelId: 'eu.swift', tier: 'flex' });
    expect(counts.SummaryDollars).toBe(15 / 1e6);
  });
});

describe('what was edited or deleted', () => {
  test('before is told as it is now, or not at all', async () => {
    const { deliver, say, modify, told: lastTold } = summarizer();
    const said = await say('number', 1, 30);
    await modify(edit(said[3]?.id ?? '', 100, 'four'));
    await modify(deletion(said[4]?.id ?? '', 100));
    await deliver();
    expect(lastTold()).toContain('four');
    expect(lastTold()).not.toMatch(/number [45]\D/);
  });

  test('since has the summary made anew from what is there', async () => {
    const { deliver, say, modify, kept, told: lastTold, counts } = summarizer();
    const said = await say('number', 1, 30);
    await deliver();
    await modify(deletion(said[4]?.id ?? '', 100));
    await deliver();
    expect(lastTold()).not.toMatch(/number 5\D/);
    expect((await kept())?.text).toContain('number 6');
    expect((await kept())?.text).not.toMatch(/number 5\D/);
    expect(counts).toMatchObject({ SummariesVoid: 1, SummariesMade: 2 });
  });

  test('since deletes a summary for good where too little is left for another', async () => {
    const { deliver, say, modify, kept } = summarizer();
    const said = await say('number', 1, 30);
    await deliver();
    for (const { id } of said.slice(0, 25)) {
      await modify(deletion(id, 100));
    }
    expect(await deliver()).toBe(false);
    expect(await kept()).toBeUndefined();
  });

  test('while the model is asked lets nothing be kept, and the next try does not tell it', async () => {
    let onAsk = async () => {};
    const world = summarizer({
      says: async ({ turns }) => {
        await onAsk();
        return { text: JSON.stringify(turns) };
      },
    });
    const said = await world.say('number', 1, 30);
    onAsk = () => world.modify(deletion(said[4]?.id ?? '', 100));
    expect(await world.deliver()).toBe(true);
    expect(await world.kept()).toBeUndefined();
    onAsk = async () => {};
    expect(await world.deliver(DUE, 2)).toBe(false);
    expect((await world.kept())?.text).not.toMatch(/number 5\D/);
    expect(world.returned).toEqual([10]);
  });

  test('of the last message while its summary is folded further voids that', async () => {
    let onRead = async () => {};
    const world = summarizer({
      changes: ({ events }) => ({
        events: {
          ...events,
          messages: async (...asked) => {
            await onRead();
            return events.messages(...asked);
          },
        },
      }),
    });
    const said = await world.say('number', 1, 30);
    await world.deliver();
    await world.say('number', 31, 50);
    // The summary was found to hold, what was said since is not read yet.
    onRead = () => world.modify(deletion(said[17]?.id ?? '', 100));
    expect(await world.deliver()).toBe(true);
    onRead = async () => {};
    expect(await world.deliver()).toBe(false);
    expect((await world.kept())?.text).not.toMatch(/number 18\D/);
  });

  test('does not matter outside, and reactions never do', async () => {
    const { deliver, say, modify, asked } = summarizer();
    const said = await say('number', 1, 30);
    await deliver();
    await modify(edit(said[20]?.id ?? '', 100, 'later'));
    const about = {
      message: said[3]?.id ?? '',
      author: ANNA,
      stamp: { id: idAt(101), source: ANNA, digest: '' },
    };
    await modify({ kind: 'reaction', ...about, by: ANNA, emoji: '👍', on: true });
    await deliver();
    expect(asked).toHaveLength(1);
  });
});
