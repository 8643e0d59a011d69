import { explore, replay } from '../explore.ts';
import { BROKEN } from './designs.ts';

const SEED = 2_000;
/** Steps within which each must be found; most are within a few thousand. */
const OPERATIONS = 40_000;

// A few seconds on a quiet machine.
jest.setTimeout(120_000);

describe('the explorer finds a design where', () => {
  it.each(BROKEN)('$what', async ({ breaks, design }) => {
    const { violations } = await explore({ operations: OPERATIONS, seed: SEED, design, asFound: true });
    const [found] = violations;
    const rule = found?.violation.split(' is broken')[0];
    expect(breaks).toContain(rule);
  });
});

describe('a history that was found', () => {
  it('is lived again by its seed and paths, and breaks the same', async () => {
    const design = BROKEN[0]?.design;
    const { violations } = await explore({ operations: OPERATIONS, seed: SEED, ...(design && { design }) });
    const [found] = violations;
    expect(found?.steps).toMatch(/applies messages/);
    const again = replay(found?.replay ?? { seed: 0, path: '', replayPath: '' }, design);
    await expect(again).rejects.toThrow(found?.violation);
  });
});
