import { PLACE, telling, textOf } from './telling-fixture.ts';

describe('a model that falls silent', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test('has what it said kept after a second, for who comes back meanwhile', async () => {
    const { told, progress, settle } = telling();
    told.said('as');
    await settle();
    expect(await progress.chunks(PLACE, 1, 0)).toEqual([]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(textOf(await progress.chunks(PLACE, 1, 0))).toBe('a');
    expect(jest.getTimerCount()).toBe(0);
  });

  test('has it kept a second later where that could not be done at once', async () => {
    const { told, progress, settle, lines } = telling();
    const keep = jest.spyOn(progress, 'keep').mockRejectedValueOnce(new Error('It is throttled.'));
    told.said('as');
    await settle();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(lines.map(({ message }) => message)).toEqual(['not kept']);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(keep).toHaveBeenCalledTimes(2);
    expect(textOf(await progress.chunks(PLACE, 1, 0))).toBe('a');
  });

  test.each(['ended', 'retracted', 'left'] as const)('leaves nothing to do once it has %s', async (how) => {
    const { told, settle, end } = telling();
    told.said('as');
    await settle();
    expect(jest.getTimerCount()).toBe(1);
    await end(Promise.resolve(told[how]()));
    expect(jest.getTimerCount()).toBe(0);
  });
});
