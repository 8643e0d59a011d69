import type { Write } from '../../lambdas/store/shelf.ts';
import { links } from './links.ts';

const write = (sk: string, value: number): Write => ({ table: 'Session', pk: 'SESSION#1', sk, value });

function linked() {
  const taken: [region: number, value: unknown][] = [];
  const roads = links((region, { value }) => taken.push([region, value]));
  return { roads, taken };
}

describe('replication between regions in memory', () => {
  it('brings each write to every other region, when it is let', () => {
    const { roads, taken } = linked();
    roads.send(0, write('a', 1));
    expect(taken).toEqual([]);
    roads.arrive(0, 2, [0]);
    expect(taken).toEqual([[2, 1]]);
    expect([roads.underWay(0, 1), roads.underWay(0, 2)]).toEqual([1, 0]);
  });

  it('lets the last writer of an item win, whatever arrives last', () => {
    const { roads, taken } = linked();
    roads.send(0, write('a', 1));
    roads.send(0, write('a', 2));
    roads.arrive(0, 1, [1, 0]);
    expect(taken).toEqual([[1, 2]]);
  });

  it('lets an older write of another region lose against an own one', () => {
    const { roads, taken } = linked();
    roads.send(0, write('a', 1));
    roads.send(1, write('a', 2));
    roads.arrive(0, 1, [0]);
    roads.arrive(1, 0, [0]);
    expect(taken).toEqual([[0, 2]]);
  });
});
