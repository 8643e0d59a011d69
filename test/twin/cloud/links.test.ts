import type { Write } from '../../lambdas/store/shelf.ts';
import { links } from './links.ts';

const NOON_MS = 1_000_000;

const write = (sk: string, value: number): Write => ({ table: 'Session', pk: 'SESSION#1', sk, value });

function linked() {
  const taken: [region: number, value: unknown][] = [];
  const roads = links((region, { value }) => taken.push([region, value]));
  return { roads, taken };
}

describe('replication between regions in memory', () => {
  it('brings each write to every other region, when it is let', () => {
    const { roads, taken } = linked();
    roads.send(0, write('a', 1), NOON_MS);
    expect(taken).toEqual([]);
    roads.arrive(0, 2, [0]);
    expect(taken).toEqual([[2, 1]]);
    expect([roads.underWay(0, 1), roads.underWay(0, 2)]).toEqual([1, 0]);
  });

  it('lets the last writer of an item win, whatever arrives last', () => {
    const { roads, taken } = linked();
    roads.send(0, write('a', 1), NOON_MS);
    roads.send(0, write('a', 2), NOON_MS);
    roads.arrive(0, 1, [1, 0]);
    expect(taken).toEqual([[1, 2]]);
  });

  it('lets an older write of another region lose against an own one', () => {
    const { roads, taken } = linked();
    roads.send(0, write('a', 1), NOON_MS);
    roads.send(1, write('a', 2), NOON_MS + 1);
    roads.arrive(0, 1, [0]);
    roads.arrive(1, 0, [0]);
    expect(taken).toEqual([[0, 2]]);
  });

  it('believes the clocks of the regions, whoever came first', () => {
    const { roads, taken } = linked();
    roads.send(0, write('a', 1), NOON_MS);
    roads.send(1, write('a', 2), NOON_MS - 1);
    roads.arrive(0, 1, [0]);
    roads.arrive(1, 0, [0]);
    expect(taken).toEqual([[1, 1]]);
  });

  it('lets the same region win everywhere where two write at the same time', () => {
    const { roads, taken } = linked();
    roads.send(0, write('a', 1), NOON_MS);
    roads.send(1, write('a', 2), NOON_MS);
    roads.arrive(1, 2, [0]);
    roads.arrive(0, 2, [0]);
    roads.arrive(0, 1, [0]);
    roads.arrive(1, 0, [0]);
    // By their names "us-east-1" comes after "eu-west-1".
    expect(taken).toEqual([
      [2, 2],
      [2, 1],
      [1, 1],
    ]);
  });

  it('lets a write win over what it replaced where it was made, however slow the clock there', () => {
    const { roads, taken } = linked();
    roads.send(0, write('a', 1), NOON_MS);
    roads.arrive(0, 1, [0]);
    roads.send(1, write('a', 2), NOON_MS - 60_000);
    roads.arrive(1, 0, [0]);
    expect(taken).toEqual([
      [1, 1],
      [0, 2],
    ]);
  });
});
