import { createBudget } from '../../../../local/engines/iot/budget.ts';
import { IOT_LIMITS } from '../../../../local/engines/iot/iot-limits.ts';
import { broker, closeBrokers, letIn } from './iot-fixture.ts';

afterEach(async () => {
  jest.restoreAllMocks();
  await closeBrokers();
});

test('a budget begins anew with each second', () => {
  const clock = jest.spyOn(performance, 'now').mockReturnValue(5_000);
  const { spend } = createBudget(2);
  expect([spend(), spend(), spend()]).toEqual([true, true, false]);
  clock.mockReturnValue(6_000);
  expect(spend()).toBe(true);
});

test('who connects when many others do is not let in, and may try again', async () => {
  jest.replaceProperty(IOT_LIMITS as { connectsPerSecond: number }, 'connectsPerSecond', 2);
  const { connected, said } = await broker(() => letIn());
  const clock = jest.spyOn(performance, 'now').mockReturnValue(5_000);
  await connected('a');
  await connected('b');
  await expect(connected('c')).rejects.toThrow('closed the connection');
  expect(said).toContainEqual(expect.stringContaining('devices connect in this second.'));
  clock.mockReturnValue(6_000);
  await connected('c');
});
