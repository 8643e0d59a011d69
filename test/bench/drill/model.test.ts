import { drillModel } from '../../../bench/drill/model.ts';

describe('the drill in the model', () => {
  it('goes on until clients asked for so much, and tells that apart from all steps', async () => {
    const log = jest.spyOn(console, 'log').mockImplementation(() => {});
    expect(await drillModel(50, 1)).toBe(true);
    const said = log.mock.calls.join('\n');
    log.mockRestore();
    const [, operations, steps] = /(\d+) operations of clients among (\d+) steps/.exec(said) ?? [];
    expect(Number(operations)).toBeGreaterThanOrEqual(50);
    expect(Number(steps)).toBeGreaterThan(Number(operations));
    expect(said).toContain('npm run drill -- --model --seed 1 --operations 50');
  });
});
