import { tableAdmission } from '../../../lambdas/read/table-admission.ts';
import { startDynamoDb } from '../store/dynamo-stores.ts';

describe('admission by the Operations table', () => {
  it('lets so many reads begin to wait in each window, over all environments', async () => {
    const { db, close } = await startDynamoDb();
    let nowMs = Date.parse('2026-11-20T18:00:01.000Z');
    const environments = [1, 2].map(() => tableAdmission(db, 'Operations', 5, () => nowMs));
    const admitted = async () => {
      const answers = await Promise.all([0, 1, 2, 3, 4, 5, 6].map((at) => environments[at % 2]?.admit()));
      return answers.filter(Boolean).length;
    };
    expect(await admitted()).toBe(5);
    nowMs += 3_000;
    expect(await admitted()).toBe(0);
    nowMs += 1_000;
    expect(await admitted()).toBe(5);
    await close();
  });
});
