import { addressBook } from '../../../lambdas/devices/address-book.ts';
import { ANNA, BEN, SESSION } from '../domain/factories.ts';

function book() {
  let elapsedMs = 1;
  const asked: (readonly string[])[] = [];
  const at = { devices: { 'eu-west-1': 1 } };
  const answers: (() => Promise<ReadonlyMap<string, typeof at>>)[] = [];
  const { of } = addressBook({
    whereabouts: {
      of: async (members) => {
        asked.push(members);
        return answers.shift()?.() ?? new Map(members.map((member) => [member, at]));
      },
    },
    elapsedMs: () => elapsedMs,
  });
  const pass = (ms: number) => {
    elapsedMs += ms;
  };
  return { of, asked, answers, pass };
}

const FOUND = [{ region: 'eu-west-1', userKey: ANNA }];

test('looks once in five seconds for a session, however many ask at once', async () => {
  const { of, asked, pass } = book();
  expect(await Promise.all([of(SESSION, [ANNA]), of(SESSION, [ANNA, BEN])])).toEqual([FOUND, FOUND]);
  pass(4_999);
  await of(SESSION, [ANNA]);
  await of('another', [BEN]);
  expect(asked).toEqual([[ANNA], [BEN]]);
  pass(2);
  await of(SESSION, [ANNA]);
  expect(asked).toHaveLength(3);
});

test('keeps no failure', async () => {
  const { of, answers } = book();
  answers.push(() => Promise.reject(new Error('throttled')));
  await expect(of(SESSION, [ANNA])).rejects.toThrow('throttled');
  expect(await of(SESSION, [ANNA])).toEqual(FOUND);
});
