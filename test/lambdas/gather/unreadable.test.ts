import { placeOf } from '../../../lambdas/answers/ends.ts';
import { COMPLETION_FAILURES } from '../../../lambdas/contract/completion-failures.ts';
import type { ModelTask } from '../../../lambdas/contract/model-task.ts';
import type { Ports } from '../../../lambdas/gather/ports.ts';
import { NOW_MS } from '../answer/task-factory.ts';
import { idAt } from '../domain/factories.ts';
import { gatherer, HOUR_MS, waiting } from './gather-fixture.ts';

const three = [1, 2, 3].map((at) => waiting(at));

describe('held questions that nobody can read', () => {
  test('are told of, and hold no other up', async () => {
    const { ports, hold, held, run, jobs, counts } = gatherer();
    await ports.held.hold({ place: { sessionId: 's', id: idAt(NOW_MS), asker: 'a' }, body: '{}' });
    await hold(...three);
    await run();
    expect([jobs.size, await held(), counts.Unreadable]).toEqual([1, [idAt(NOW_MS)], 1]);
  });

  test('have failed when they may wait no longer', async () => {
    const { ports, held, run, later, sent } = gatherer();
    const id = idAt(NOW_MS);
    await ports.held.hold({ place: { sessionId: 's', id, asker: 'a' }, body: '{}' });
    await run();
    expect([sent, await held()]).toEqual([[], [id]]);
    later(24 * HOUR_MS);
    await run();
    expect(sent.map(({ event }) => [event.type, event.subject, event.data])).toEqual([
      [
        'completion.failed',
        's',
        { completion: id, author: 'a', code: 'gave-up', reason: COMPLETION_FAILURES['gave-up'] },
      ],
    ]);
    expect(await held()).toEqual([]);
  });

  test('that were taken back meanwhile wait no longer, and nothing more is said of them', async () => {
    const { ports, held, run, later, sent, cancel } = gatherer();
    const [question] = three as [ModelTask];
    await ports.held.hold({ place: placeOf(question.ask), body: '{}' });
    await cancel(question);
    later(25 * HOUR_MS);
    await run();
    expect([sent, await held()]).toEqual([[], []]);
  });

  test('that nobody can name either are left to expire', async () => {
    const { ports, held, run, later, sent } = gatherer();
    await ports.held.hold({ place: { sessionId: 's', id: 'i', asker: 'a' }, body: '{}' });
    later(25 * HOUR_MS);
    await run();
    expect([sent, await held()]).toEqual([[], ['i']]);
  });

  test('have one end, whatever dies between it and its message', async () => {
    let dies = true;
    const forgets = ({ held }: Ports): Partial<Ports> => ({
      held: {
        ...held,
        forget: async (place) => {
          if (dies) throw new Error('Killed.');
          await held.forget(place);
        },
      },
    });
    const { ports, held, run, later, sent } = gatherer({ changes: forgets });
    await ports.held.hold({ place: { sessionId: 's', id: idAt(NOW_MS), asker: 'a' }, body: '{}' });
    later(25 * HOUR_MS);
    await expect(run()).rejects.toThrow('Killed.');
    dies = false;
    await run();
    expect(await held()).toEqual([]);
    expect(new Set(sent.map(({ event }) => event.id)).size).toBe(1);
  });
});
