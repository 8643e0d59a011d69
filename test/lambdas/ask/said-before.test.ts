import { ASSISTANT } from '../../../lambdas/contract/assistant.ts';
import { PLACE } from '../answer/task-factory.ts';
import { ANNA, BEN, eventAt, SEOUL, stampAt } from '../domain/factories.ts';
import { asker, question } from './ask-fixture.ts';

const said = (millis: number, text: string, source = ANNA) =>
  eventAt(millis, 'message.sent', { text }, source);

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
