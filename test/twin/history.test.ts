import { TO_THE_END } from './cloud/process.ts';
import { live, nothingLived } from './history.ts';
import { makeLimitsSmall } from './small-limits.ts';
import { deliverStep } from './steps/deliver.ts';
import { powerStep } from './steps/faults.ts';
import { statusStep } from './steps/status.ts';
import type { Step } from './steps/step.ts';
import { writeStep } from './steps/write.ts';

const PATCH = { route: 'PATCH /v1/sessions/{id}/profile', body: { a: 1 } } as const;

const HISTORY: readonly Step[] = [
  writeStep({ where: 0, role: [0, 0], wish: PATCH, key: { from: 'accept' }, course: TO_THE_END }),
  deliverStep({ where: 0, picks: [0], isDuplicate: false, course: TO_THE_END }),
  statusStep({ where: 0, pick: 0, course: TO_THE_END }),
  powerStep(0),
  // Nobody answers there.
  statusStep({ where: 0, pick: 0, course: TO_THE_END }),
];

beforeAll(makeLimitsSmall);

describe('a history', () => {
  it('counts what clients ask for apart from all steps, and neither what was not possible', async () => {
    const lived = nothingLived();
    await live(HISTORY, lived);
    expect(lived).toMatchObject({ operations: 2, steps: 4 });
  });
});
