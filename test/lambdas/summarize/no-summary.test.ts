import { ModelError } from '../../../lambdas/bedrock/model-error.ts';
import { NOW_MS, USAGE } from '../answer/task-factory.ts';
import { SESSION } from '../domain/factories.ts';
import { DUE, summarizer } from './summarize-fixture.ts';

describe('what is no summary', () => {
  const ending = (stopReason: string) => ({ stopReason, usage: USAGE });
  test.each([
    ['cut short', { text: 'They', ends: ending('max_tokens') }],
    ['refused', { text: 'I’m sorry, I can’t help with that.' }],
    ['empty', { text: ' \n' }],
    ['ended by a tool', { text: 'They', ends: ending('tool_use') }],
    ['filtered', { text: 'They', ends: new ModelError('model-filtered', 'No.', { usage: USAGE }) }],
    ['invalid', { text: '', ends: new ModelError('model-invalid', 'No.') }],
  ])('(%s) is not kept, nor asked for again for an hour', async (_, says) => {
    const { deliver, say, kept, summaries, asked, lines } = summarizer({ says: () => says });
    await say('number', 1, 30);
    expect(await deliver()).toBe(false);
    expect(await kept()).toBeUndefined();
    expect(asked).toHaveLength(1);
    const hour = NOW_MS + 3_600_000;
    expect(await summaries.claim(SESSION, 0, hour, hour + 1)).toBe('held');
    expect(await summaries.claim(SESSION, 0, hour + 1, hour + 2)).toBe('claimed');
    expect(lines).toMatchObject([{ level: 'info', message: 'given up', error: undefined }]);
  });

  test('leaves the one before, and costs are counted all the same', async () => {
    const answers = [{ text: 'They counted.' }, { text: 'x', ends: ending('max_tokens') }];
    const { deliver, say, kept, counts } = summarizer({ says: () => answers.shift() as { text: string } });
    await say('number', 1, 30);
    await deliver();
    await say('number', 31, 60);
    expect(await deliver()).toBe(false);
    expect((await kept())?.text).toBe('They counted.');
    expect(counts.SummaryDollars).toBe((2 * 30) / 1e6);
  });
});

describe('what is out of order', () => {
  test.each([
    ['a cut answer', 'model-cut'],
    ['a model that is broken', 'model-broken'],
    ['a throttled one', 'model-throttled'],
  ] as const)('(%s) has the message come again later, and let go in the end', async (_, code) => {
    const { deliver, say, kept, returned } = summarizer({
      says: () => ({ text: 'They', ends: new ModelError(code, 'No.') }),
    });
    await say('number', 1, 30);
    expect(await deliver(DUE, 1)).toBe(true);
    expect(await deliver(DUE, 7)).toBe(true);
    expect(await deliver(DUE, 8)).toBe(false);
    expect([await kept(), returned]).toEqual([undefined, [10, 640]]);
  });

  test('(no room in the quota) has it come again, without a call', async () => {
    const full = { reserve: async () => ({ retryAfterMs: 9 }), settle: async () => 'settled' as const };
    const { deliver, say, asked, lines } = summarizer({ limiterOf: () => full });
    await say('number', 1, 30);
    expect([await deliver(), asked]).toEqual([true, []]);
    const fields = expect.objectContaining({ outcome: 'retried', errorCode: 'no-quota' });
    expect(lines).toEqual([{ level: 'info', message: 'given back', fields, error: undefined }]);
  });

  test('(an error that nobody foresaw) lets it become a dead letter', async () => {
    const events = {
      messages: async () => {
        throw new TypeError('bug');
      },
    };
    const { deliver, lines } = summarizer({
      changes: (ports) => ({ events: { ...ports.events, ...events } }),
    });
    expect(await deliver(DUE, 19)).toBe(true);
    expect(lines).toMatchObject([{ level: 'warn', error: { message: 'bug' } }]);
  });

  test('(a message that cannot be read) becomes one too', async () => {
    const { deliver, lines } = summarizer();
    expect(await deliver('{"v":1,"sessionId":"x"}', 19)).toBe(true);
    expect(lines.at(-1)?.fields.errorCode).toBe('unreadable');
  });

  test('(more edits than one read tells) is given up', async () => {
    const { deliver, say, kept } = summarizer({
      changes: (ports) => ({ events: { ...ports.events, contentChanges: async () => undefined } }),
    });
    await say('number', 1, 30);
    expect([await deliver(), await kept()]).toEqual([false, undefined]);
  });
});
