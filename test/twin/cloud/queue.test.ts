import { queueOf } from './queue.ts';

describe('a queue in memory', () => {
  it('hands a message out again once its visibility timeout ends, until it is too often', () => {
    const dead: string[] = [];
    const queue = queueOf('bulk', 2, (body) => dead.push(body));
    queue.send('one');
    for (const receives of ['1', '2']) {
      expect(queue.receive([0], false)[0]?.attributes.ApproximateReceiveCount).toBe(receives);
      expect(queue.visible()).toBe(0);
      queue.expire();
    }
    expect(queue.receive([0], false)).toEqual([]);
    expect(dead).toEqual(['one']);
  });

  it('keeps a duplicate visible beside the one that it handed out', () => {
    const queue = queueOf('bulk', 9, () => {});
    queue.send('one');
    expect(queue.receive([0], true)).toHaveLength(1);
    expect(queue.receive([0], false)).toHaveLength(1);
  });

  it('deletes what was done and makes visible what failed', () => {
    const queue = queueOf('bulk', 9, () => {});
    queue.send('one');
    queue.send('two');
    const records = queue.receive([0, 0], false);
    queue.settle(records, new Set(['bulk-2']));
    expect(queue.inFlight()).toBe(0);
    expect(queue.receive([0], false).map(({ body }) => body)).toEqual(['two']);
  });
});
