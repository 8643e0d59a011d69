import { findMaximum } from '../../../../bench/load/rig/find-maximum.ts';
import type { Rig } from '../../../../bench/load/rig/measure.ts';

describe('the search for the maximum', () => {
  it.each([
    [false, 5_000],
    [true, 2_000],
  ])('has users enough for steps beyond 100 requests a second; quick: %s', async (quick, users) => {
    jest.spyOn(console, 'log').mockImplementation();
    const made = jest.fn();
    const rig = { generator: { users: made }, cloud: { endpoints: {} } } as unknown as Rig;
    const options = { scenario: 'maximum', quick, seed: 1, poisson: false, naive: false };
    await expect(findMaximum(rig, options, () => Promise.reject(new Error('enough')))).rejects.toThrow(
      'enough',
    );
    expect(made).toHaveBeenCalledWith({}, users);
  });
});
