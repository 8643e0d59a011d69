import { personalFrom } from '../../../lambdas/ask/personal.ts';
import { commit, DUBLIN, patched, SEOUL, SESSION } from '../domain/factories.ts';
import { inMemoryStores } from '../store/in-memory-stores.ts';
import { asker, question } from './ask-fixture.ts';

const LANES = [SEOUL, DUBLIN];

test('is what the profile says to the assistant, merged from all lanes', async () => {
  const stores = inMemoryStores();
  await stores.events.append(SESSION, commit(SEOUL, 1, [patched(1, { assistant: { diet: 'none' } })]));
  await stores.events.append(
    SESSION,
    commit(DUBLIN, 1, [patched(2, { assistant: { diet: 'vegan' }, phone: '123' })]),
  );
  expect(await personalFrom(stores, LANES)(SESSION)).toBe('{"diet":"vegan"}');
});

test('is nothing where no profile says anything to the assistant', async () => {
  const stores = inMemoryStores();
  const personal = personalFrom(stores, LANES);
  expect(await personal(SESSION)).toBeUndefined();
  await stores.events.append(SESSION, commit(SEOUL, 1, [patched(1, { phone: '123', own: 'assistant' })]));
  expect(await personal(SESSION)).toBeUndefined();
});

test('is told to the model before what was said, and leaves the cache aside', async () => {
  const { deliver, tasks, requests } = asker(undefined, { personal: async () => 'Eats no meat.' });
  await deliver(question());
  expect(tasks[0]?.prompt.system).toEqual([
    { text: 'Be brief.' },
    { text: 'What the profile of this conversation says of people:\nEats no meat.' },
  ]);
  expect(requests[0]?.isPersonal).toBe(true);
});
