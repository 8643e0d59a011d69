import type { ShownAnswer } from '../../../client/answers.ts';

/** What stands by a question that gets no answer; undefined where it has one, or may get one. */
export function noteOfAnswer(answer: ShownAnswer | undefined): string | undefined {
  if (answer?.status === 'failed') return answer.reason;
  return answer?.status === 'cancelled' ? 'The answer was stopped.' : undefined;
}
