import { textsOf } from '../../../lambdas/domain/prompt/assemble.ts';
import { ASK, NOW_MS } from '../answer/task-factory.ts';
import { ANNA, eventAt } from '../domain/factories.ts';
import { asker, HIT, IN_FLIGHT, LEAD, question } from './ask-fixture.ts';

describe('a question', () => {
  test('that nobody has answered goes to the cheapest model that will do', async () => {
    const { deliver, tasks, requests } = asker();
    expect(await deliver(question())).toBe(0);
    expect(tasks).toMatchObject([
      {
        model: 'swift',
        tier: 'default',
        prompt: { system: [{ text: 'Be brief.' }], turns: [{ role: 'user', content: [{ text: 'Why?' }] }] },
        maxOutputTokens: 1_024,
        how: {
          cache: 'miss',
          route: 'on-demand',
          why: 'nothing-near; cheapest for difficulty 1',
          entry: 'S#P#P',
        },
        cache: { scope: 'S', prompt: 'P' },
        attempts: { acceptedAtMs: NOW_MS, refusals: 0, failures: 0 },
      },
    ]);
    expect(tasks[0]?.inputTokens).toBeGreaterThan(3);
    expect(requests).toMatchObject([
      {
        prompt: 'Why?',
        userKey: ANNA,
        isOnlyRead: false,
        scope: {
          tenant: ASK.tenant,
          visibility: { kind: 'public' },
          modelFamily: 'any',
          knowledgeVersion: '1',
        },
      },
    ]);
  });

  test('to a model by name, or of a certain length, is only answered by what was wished so', async () => {
    const { deliver, requests, tasks } = asker();
    await deliver(question({ model: 'clever', maxOutputTokens: 50 }));
    expect(requests[0]?.scope.modelFamily).toBe('clever 50');
    expect(tasks[0]).toMatchObject({ model: 'clever', maxOutputTokens: 50 });
  });

  test('that the cache answers is ended at once, and told like any other', async () => {
    const { deliver, tasks, sent, published, counts } = asker(HIT);
    await deliver(question());
    expect(tasks).toEqual([]);
    expect(sent[0]?.event).toMatchObject({
      type: 'completion.finished',
      data: {
        text: 'Because.',
        model: 'swift',
        how: { cache: 'semantic', route: 'cache', why: 'same-words', entry: 'S#P#E' },
        usage: { inputTokens: 0, outputTokens: 0 },
        cost: { dollars: 0 },
      },
    });
    expect(counts.SavedDollars).toBeGreaterThan(0);
    const kinds = published.flatMap(({ chunks }) => chunks.map(({ kind }) => kind));
    expect(kinds).toEqual(['delta', 'delta', 'end']);
    expect(counts).toMatchObject({ CacheHits: 1, CompletionsFinished: 1 });
  });

  test('that came twice is answered once', async () => {
    const { deliver, sent, published } = asker(HIT);
    await deliver(question(), question());
    expect(new Set(sent.map(({ event }) => JSON.stringify(event))).size).toBe(1);
    expect(published.flatMap(({ chunks }) => chunks).filter(({ kind }) => kind === 'end')).toHaveLength(1);
  });

  test('whose answer is known without a model needs none', async () => {
    const hello = { intent: 'greeting', confidence: 0.99, answer: 'Hello!' };
    const { deliver, sent, tasks, requests } = asker(LEAD, { intents: () => hello });
    await deliver(question());
    expect(sent[0]?.event.data).toMatchObject({
      text: 'Hello!',
      how: { route: 'intent', why: 'greeting' },
    });
    expect([tasks, requests]).toEqual([[], []]);
  });

  test.each([
    ['interactive', 59_999],
    ['standard', 1_799_999],
    ['batch', 1_799_999],
  ] as const)('that somebody else is being answered waits for that: %s', async (priority, longestMs) => {
    const { deliver, later, tasks, pass, counts } = asker(IN_FLIGHT);
    const waiting = question({ priority });
    await deliver(waiting);
    expect(later).toEqual([{ ask: waiting, seconds: 2 }]);
    pass(longestMs);
    await deliver(waiting);
    expect([later.length, tasks, counts.CacheMisses]).toEqual([2, [], undefined]);
    pass(1);
    await deliver(waiting);
    expect(tasks).toHaveLength(1);
    expect(tasks[0]?.cache).toBeUndefined();
    expect(counts.CacheMisses).toBe(1);
  });

  test('that waits for somebody else looks again the later the longer it has waited', async () => {
    const { deliver, later, pass } = asker(IN_FLIGHT);
    const waiting = question({});
    for (const ms of [20_000, 80_000, 500_000]) {
      pass(ms);
      await deliver(waiting);
    }
    expect(later.map(({ seconds }) => seconds)).toEqual([2, 10, 30]);
  });

  test('whose answer nobody else may have is asked by each who waited for it', async () => {
    const { isUnderWay: _, ...over } = IN_FLIGHT;
    const { deliver, later, tasks } = asker(over);
    await deliver(question());
    expect([later, tasks.length]).toEqual([[], 1]);
  });

  test('says how the cache decided, in figures and without a word of it', async () => {
    const acceptance = { isAccepted: false, probability: 0.12, why: 'improbable' } as const;
    const one = { entry: 'e1', similarity: 0.91, verdict: { kind: 'grey', why: 'x' } as never, acceptance };
    const decision = { ...LEAD.decision, why: 'nothing-accepted', considered: [one] } as const;
    const { deliver, lines } = asker({ ...LEAD, decision });
    await deliver(question({ text: 'Why is the sky blue?' }));
    expect(lines).toContainEqual(
      expect.objectContaining({
        message: 'decided',
        fields: expect.objectContaining({
          outcome: 'miss',
          why: 'nothing-accepted',
          considered: ['e1 0.910 grey 0.120 improbable'],
        }),
      }),
    );
    expect(JSON.stringify(lines)).not.toContain('sky');
  });

  test('that no cache may answer is no miss', async () => {
    const decision = { tier: 'bypass', why: 'personal', considered: [], isAudited: false } as const;
    const { deliver, counts } = asker({ kind: 'alone', decision });
    await deliver(question());
    expect(counts).toMatchObject({ CacheBypasses: 1 });
    expect(counts.CacheMisses).toBeUndefined();
  });

  test('like one that was answered goes to a simple model with that answer', async () => {
    const near = { question: 'Why not?', answer: 'No reason.' };
    const { deliver, tasks } = asker({ ...LEAD, near, decision: { ...LEAD.decision, tier: 'adapt' } });
    await deliver(question({ text: 'Compare apples with pears.' }));
    expect(tasks[0]).toMatchObject({ model: 'swift', how: { cache: 'adapt' } });
    expect(textsOf(tasks[0]?.prompt as never).join('\n')).toContain('Its answer was: No reason.');
  });

  test.each(['completion.failed', 'completion.cancelled'] as const)(
    'that is over (%s) is let go',
    async (type) => {
      const { deliver, stores, tasks, sent } = asker();
      const over = { completion: ASK.completion, author: ASK.asker, code: 'x', reason: 'x' };
      await stores.events.putEnd(eventAt(1_001, type, over as never));
      expect(await deliver(question())).toBe(0);
      expect([tasks, sent]).toEqual([[], []]);
    },
  );

  test('that cannot be read comes again, and harms no other', async () => {
    const { deliver, tasks, returned } = asker();
    expect(await deliver('{}', question())).toBe(1);
    expect([tasks.length, returned]).toEqual([1, [2]]);
  });

  test('comes again while something it needs is broken', async () => {
    const send = async () => {
      throw new Error('The queue is down.');
    };
    const { deliver } = asker(LEAD, { tasks: { send } });
    expect(await deliver(question())).toBe(1);
  });
});
