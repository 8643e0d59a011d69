import { type Considered, consideredText } from '../../../../lambdas/domain/cache/decision.ts';

describe('a candidate as a line of a log', () => {
  const considered: Considered = {
    entry: 'e1',
    similarity: 0.91234,
    verdict: { kind: 'grey', reasons: ['slip'] },
    acceptance: { isAccepted: false, probability: 0.5, why: 'improbable' },
  };

  test('tells its key, likeness, verdict, probability and why it was passed over', () => {
    expect(consideredText(considered)).toBe('e1 0.912 grey 0.500 improbable');
  });

  test('tells what came of it where something did', () => {
    expect(consideredText({ ...considered, outcome: 'served' })).toBe('e1 0.912 grey 0.500 served');
  });
});
