import { ASSISTANT } from '../../../lambdas/contract/assistant.ts';
import { textsOf } from '../../../lambdas/domain/prompt/assemble.ts';
import { readTask } from '../../../lambdas/queue/completion-message.ts';
import { ASK, model, NOW_MS, PLACE, SETTINGS } from '../answer/answer-fixture.ts';
import { ANNA, BEN, eventAt, SEOUL, stampAt } from '../domain/factories.ts';
import { asker, HIT, IN_FLIGHT, LEAD, question } from './ask-fixture.ts';

const said = (millis: number, text: string, source = ANNA) =>
  eventAt(millis, 'message.sent', { text }, source);

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

  describe('that has time', () => {
    const patient = model('swift', 1, { batch: true, flex: true, contextTokens: 100_000 });
    const settings = { ...SETTINGS, models: [patient], usual: 'swift' };

    test('waits for a batch job as what it would be by itself, and nobody waits for its answer', async () => {
      let failed = 0;
      const lead = { ...LEAD, fail: async () => void failed++ };
      const { deliver, held, tasks, ports } = asker(lead, { settings });
      // A repeat changes nothing.
      await deliver(question({ priority: 'batch' }), question({ priority: 'batch' }));
      const all = await held.oldest();
      expect(all.map(({ place }) => place)).toEqual([PLACE]);
      expect(readTask(all[0]?.body ?? '')).toMatchObject({
        model: 'swift',
        tier: 'flex',
        how: { route: 'flex', why: 'nothing-near; cheapest for difficulty 1' },
        cache: LEAD.ticket,
      });
      expect([tasks, failed]).toEqual([[], 2]);
      const { waiting } = (await ports.progress.progress(PLACE)) ?? {};
      expect(waiting).toMatchObject({ priority: 'batch', model: undefined, queuedMs: NOW_MS });
    });

    test.each([
      ['is too long for that', settings, { text: '長'.repeat(16_000) }],
      ['is for a model that is not offered so', SETTINGS, {}],
      ['has no time after all', settings, { priority: 'standard' as const }],
    ])('goes to its model’s queue where it %s', async (_, known, change) => {
      const { deliver, held, tasks } = asker(LEAD, { settings: known });
      await deliver(question({ priority: 'batch', ...change }));
      expect([tasks.length, await held.oldest()]).toEqual([1, []]);
    });
  });

  describe('that is too long', () => {
    const LONG = { text: '長'.repeat(4_000) };
    const settings = {
      ...SETTINGS,
      models: [model('swift', 1), model('clever', 3, { contextTokens: 9_500 })],
    };

    test.each([
      ['for every model', SETTINGS, {}],
      ['for the model that it names', settings, { model: 'swift' }],
    ])('%s has failed at once, and holds up nobody who asks the same', async (_, known, change) => {
      let failed = 0;
      const lead = { ...LEAD, fail: async () => void failed++ };
      const { deliver, sent, tasks, counts, lines } = asker(lead, { settings: known });
      expect(await deliver(question({ ...LONG, ...change }))).toBe(0);
      expect(tasks).toEqual([]);
      expect(sent.map(({ event }) => event)).toMatchObject([
        {
          type: 'completion.failed',
          data: { code: 'question-too-long', reason: expect.stringContaining('shorten it') },
        },
      ]);
      expect([failed, counts.CompletionsFailed]).toEqual([1, 1]);
      expect(lines).toContainEqual(
        expect.objectContaining({
          message: 'failed',
          fields: expect.objectContaining({ errorCode: 'question-too-long' }),
        }),
      );
    });

    test('for one model is answered by another that takes it', async () => {
      const { deliver, tasks } = asker(LEAD, { settings });
      await deliver(question(LONG));
      expect(tasks).toMatchObject([{ model: 'clever' }]);
    });

    test('together with what may help is asked without that', async () => {
      const near = { question: 'Why not?', answer: '長'.repeat(4_000) };
      const { deliver, tasks } = asker({ ...LEAD, near, decision: { ...LEAD.decision, tier: 'adapt' } });
      await deliver(question());
      expect(textsOf(tasks[0]?.prompt as never)).toEqual(['Be brief.', 'Why?']);
    });
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

describe('what was said before', () => {
  test.each(['completion.cancelled', 'completion.failed'] as const)(
    'is told without a question that ended with %s, as if it had never been asked',
    async (type) => {
      const { stores, deliver, tasks, requests } = asker();
      const asked = eventAt(
        1,
        'completion.requested',
        { text: 'Why 1?', priority: 'standard', stream: true },
        ANNA,
      );
      await stores.events.putMessages([asked]);
      const why = type === 'completion.failed' ? { code: 'gave-up', reason: 'No.' } : {};
      await stores.events.putEnd(
        eventAt(2, type, { completion: asked.id, author: ANNA, ...why } as never, ANNA),
      );
      await deliver(question());
      expect(tasks.map(({ prompt }) => prompt.turns)).toEqual([
        [{ role: 'user', content: [{ text: 'Why?' }] }],
      ]);
      expect(requests).toMatchObject([{ saidBefore: { turns: [] } }]);
    },
  );

  test('is told with a question that nobody has answered yet', async () => {
    const { stores, deliver, tasks } = asker();
    const asked = eventAt(
      1,
      'completion.requested',
      { text: 'Why 1?', priority: 'standard', stream: true },
      ANNA,
    );
    await stores.events.putMessages([asked]);
    await deliver(question());
    expect(tasks[0]?.prompt.turns.at(-1)?.content.at(-1)).toEqual({ text: 'Why 1?\n\nWhy?' });
  });

  test('is told to the model, edited as it is now, and what was deleted is not', async () => {
    const { deliver, stores, tasks, requests } = asker();
    const [hi, hello, gone] = [
      said(1, 'Hi.'),
      said(2, 'Hello.', ASSISTANT),
      said(3, 'Never mind.', BEN),
    ] as const;
    await stores.events.putMessages([hi, hello, gone, said(2_000, 'Later.')]);
    const stamp = stampAt(9);
    await stores.events.modify(PLACE.sessionId, SEOUL, {
      kind: 'edit',
      message: hi.id,
      author: ANNA,
      text: 'Hi there.',
      stamp,
    });
    await stores.events.modify(PLACE.sessionId, SEOUL, {
      kind: 'deletion',
      message: gone.id,
      author: BEN,
      stamp,
    });
    await deliver(question());
    expect(tasks[0]?.prompt.turns).toEqual([
      { role: 'user', content: [{ text: 'Hi there.' }] },
      { role: 'assistant', content: [{ text: 'Hello.' }] },
      { role: 'user', content: [{ text: 'Why?' }] },
    ]);
    // The answer may give away what was said: the cache is read, and nothing is kept.
    expect(requests[0]).toMatchObject({
      isOnlyRead: true,
      saidBefore: { turns: ['Hi there.'], isSummarized: false },
    });
  });

  test('and was not answered is asked together with the question', async () => {
    const { deliver, stores, tasks } = asker();
    await stores.events.putMessages([said(1, 'The sky is blue.')]);
    await deliver(question());
    expect(tasks[0]?.prompt.turns).toEqual([
      { role: 'user', content: [{ text: 'The sky is blue.\n\nWhy?' }] },
    ]);
  });
});
