import { madeOnce } from '../../web/made-once.ts';

test('makes a thing once, again after it failed, and again after it was forgotten', async () => {
  const outcomes = [Promise.reject(new Error('away')), Promise.resolve(1), Promise.resolve(2)];
  const asked: string[] = [];
  const things = madeOnce((name) => {
    asked.push(name);
    return outcomes.shift() as Promise<number>;
  });
  await expect(things.of('a')).rejects.toThrow('away');
  expect(await Promise.all([things.of('a'), things.of('a')])).toEqual([1, 1]);
  things.forget('a');
  expect([await things.of('a'), asked]).toEqual([2, ['a', 'a', 'a']]);
});
