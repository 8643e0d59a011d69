import { userPool } from '../../../../bench/load/generate/user-pool.ts';
import { seededRandom } from '../../../../local/engines/dynamodb/seeded-random.ts';

describe('a pool of users', () => {
  it('gives every user once while nobody comes back, then nobody', () => {
    const pool = userPool(50, seededRandom(1, 'users'));
    const taken = Array.from({ length: 50 }, () => pool.take());
    expect([...taken].sort((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 50 }, (_, at) => at),
    );
    expect(pool.take()).toBeUndefined();
  });

  it('gives who came back', () => {
    const pool = userPool(2, seededRandom(1, 'users'));
    pool.take();
    pool.take();
    pool.release(1);
    expect(pool.take()).toBe(1);
    expect(pool.take()).toBeUndefined();
  });

  it('picks all of them about as often', () => {
    const pool = userPool(10, seededRandom(5, 'users'));
    const times = new Array(10).fill(0);
    for (let n = 0; n < 10_000; n++) {
      const user = pool.take() as number;
      times[user] += 1;
      pool.release(user);
    }
    expect(Math.min(...times)).toBeGreaterThan(850);
    expect(Math.max(...times)).toBeLessThan(1_150);
  });
});
