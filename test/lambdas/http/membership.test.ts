import { remembered } from '../../../lambdas/http/membership.ts';

function counting(answers: boolean[]) {
  let asked = 0;
  let nowMs = 1_000;
  const membership = remembered(
    {
      isMember: async () => {
        asked += 1;
        return answers[asked - 1] ?? false;
      },
    },
    () => nowMs,
  );
  const isMember = (user = 'u') => membership.isMember('s', user);
  const pass = (ms: number) => {
    nowMs += ms;
  };
  return { isMember, pass, asked: () => asked };
}

test('a member is remembered for five seconds and no longer', async () => {
  const { isMember, pass, asked } = counting([true, false]);
  expect(await isMember()).toBe(true);
  pass(5_000);
  expect(await isMember()).toBe(true);
  expect(asked()).toBe(1);
  pass(1);
  expect(await isMember()).toBe(false);
});

test('who is none is asked for every time', async () => {
  const { isMember, asked } = counting([false, true]);
  expect([await isMember(), await isMember()]).toEqual([false, true]);
  expect(asked()).toBe(2);
});

test('questions of the same moment share one answer, those about others do not', async () => {
  const { isMember, asked } = counting([false, true]);
  expect(await Promise.all([isMember('u'), isMember('u'), isMember('v')])).toEqual([false, false, true]);
  expect(asked()).toBe(2);
});

test('a question that failed is not remembered', async () => {
  let isBroken = true;
  const membership = remembered(
    { isMember: async () => (isBroken ? Promise.reject(new Error('away')) : true) },
    () => 1,
  );
  await expect(membership.isMember('s', 'u')).rejects.toThrow('away');
  isBroken = false;
  expect(await membership.isMember('s', 'u')).toBe(true);
});
