import { broken } from '../../../lambdas/platform/errors.ts';
import { tableAdmission } from '../../../lambdas/read/table-admission.ts';
import { startDynamoDb } from '../store/dynamo-stores.ts';

/** Two environments of read, whose windows begin at full five seconds. */
async function environments() {
  const { db, close } = await startDynamoDb();
  const time = { nowMs: Date.parse('2026-11-20T18:00:01.000Z') };
  const two = [1, 2].map(() => tableAdmission(db, 'Operations', 5, () => time.nowMs));
  const admitted = async () => {
    const answers = await Promise.all([0, 1, 2, 3, 4, 5, 6].map((at) => two[at % 2]?.admit()));
    return answers.filter((leave) => leave !== undefined);
  };
  return { time, admitted, close };
}

describe('admission by the Operations table', () => {
  it('lets so many reads begin to wait in each window, over all environments', async () => {
    const { time, admitted, close } = await environments();
    expect(await admitted()).toHaveLength(5);
    time.nowMs += 3_000;
    expect(await admitted()).toHaveLength(0);
    time.nowMs += 1_000;
    expect(await admitted()).toHaveLength(5);
    await close();
  });

  it('lets others in for those who leave, so that short waits bound nobody', async () => {
    const { admitted, close } = await environments();
    for (let round = 0; round < 4; round++) {
      const leaving = await admitted();
      expect(leaving).toHaveLength(5);
      await Promise.all(leaving.map((leave) => leave()));
    }
    await close();
  });

  it('gives nothing back to a window that began after the wait', async () => {
    const { time, admitted, close } = await environments();
    const [first] = await admitted();
    time.nowMs += 5_000;
    expect(await admitted()).toHaveLength(5);
    await first?.();
    expect(await admitted()).toHaveLength(0);
    await close();
  });

  it('does not fail a read because its place could not be given back', async () => {
    const update = jest.fn(async (): Promise<'done'> => 'done');
    const admission = tableAdmission({ update } as never, 'Operations', 5, () => 0);
    const leave = await admission.admit();
    update.mockRejectedValue(broken('unavailable', 'The table is away.'));
    await expect(leave?.()).resolves.toBeUndefined();
  });
});
