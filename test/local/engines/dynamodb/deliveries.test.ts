import { createReplication, type Delivery } from '../../../../local/engines/dynamodb/replication.ts';
import { seededRandom } from '../../../../local/engines/dynamodb/seeded-random.ts';
import { createBoard, eventually } from './fixture.ts';

const delivery: Delivery = {
  from: 'us-east-1',
  to: 'eu-west-1',
  table: 'events',
  key: 'k',
  version: { at: 1, region: 'us-east-1' },
};

describe('deliveries between regions', () => {
  it('try again what could not be applied, and count it as pending until it is', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
    const attempts: Delivery[] = [];
    const replication = createReplication({
      faults: createBoard(),
      async apply(attempt) {
        attempts.push(attempt);
        if (attempts.length === 1) throw new Error('disk full');
      },
    });
    replication.send(delivery);
    await eventually(() => attempts.length, 1);
    expect(replication.backlog()).toEqual([
      expect.objectContaining({ from: 'us-east-1', to: 'eu-west-1', pending: 1 }),
    ]);
    await eventually(() => replication.backlog(), []);
    expect(attempts).toEqual([delivery, delivery]);
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('disk full'));
    warn.mockRestore();
  });

  it('hand back at a stop what has not arrived', async () => {
    const board = createBoard();
    board.set({ regions: { 'eu-west-1': 'down' } });
    const replication = createReplication({ faults: board, apply: async () => {} });
    replication.send(delivery);
    expect(await replication.stop()).toEqual([delivery]);
  });

  it('draw the same delays for the same seed and link, and others for another', () => {
    const draws = (seed: number, link: string) => Array.from({ length: 5 }, seededRandom(seed, link));
    expect(draws(7, 'a>b')).toEqual(draws(7, 'a>b'));
    expect(draws(7, 'a>b')).not.toEqual(draws(8, 'a>b'));
    expect(draws(7, 'a>b')).not.toEqual(draws(7, 'b>a'));
    expect(draws(7, 'a>b').every((draw) => draw >= 0 && draw < 1)).toBe(true);
  });
});
