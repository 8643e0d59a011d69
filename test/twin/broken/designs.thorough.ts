import { explore, replay } from '../explore.ts';
import type { Broken } from './broken.ts';
import { BROKEN } from './designs.ts';

/** Operations within which each must be found; nearly all are within a few thousand. */
const OPERATIONS = 40_000;

// A few seconds on a quiet machine.
jest.setTimeout(120_000);

describe('the explorer finds a design where', () => {
  it.each(BROKEN)('$what', async ({ breaks, design, seed }) => {
    const { violations } = await explore({ operations: OPERATIONS, seed, design, asFound: true });
    const [found] = violations;
    const rule = found?.violation.split(' is broken')[0];
    expect(breaks).toContain(rule);
  });
});

describe('a history that was found', () => {
  it('is lived again by its seed and paths, and breaks the same', async () => {
    const { design, seed } = BROKEN[0] as Broken;
    const { violations } = await explore({ operations: OPERATIONS, seed, design });
    const [found] = violations;
    expect(found?.steps).toMatch(/session \d/);
    const again = replay(found?.replay ?? { seed: 0, path: '', replayPath: '' }, design);
    await expect(again).rejects.toThrow(found?.violation);
  });
});
