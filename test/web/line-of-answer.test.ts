import type { ShownAnswer } from '../../client/answers.ts';
import type { Coming } from '../../web/demo/chat/answering.ts';
import { lineOfAnswer } from '../../web/demo/chat/line-of-answer.ts';

const STREAMING: ShownAnswer = { status: 'streaming', text: 'It is' };

const coming = (answer: ShownAnswer, about: Partial<Coming> = {}): Coming => ({
  ...{ asker: 'kim', question: 'why?', answer, isStopping: false },
  ...about,
});
const KIM = { own: 'kim', isOwner: false };

test.each([
  ['who asked', KIM, 'stop'],
  ['the session’s owner', { own: 'lee', isOwner: true }, 'stop'],
  ['a member who is neither', { own: 'lee', isOwner: false }, undefined],
])('an answer that is coming, before %s', (_, reader, control) => {
  expect(lineOfAnswer(coming(STREAMING), reader)).toEqual({ words: 'It is', isComing: true, control });
});

test('what is being stopped cannot be stopped again, and says so to who stops it', () => {
  expect(lineOfAnswer(coming(STREAMING, { isStopping: true }), KIM).control).toBe('stopping');
});

test.each<[ShownAnswer, string]>([
  [{ status: 'pending', text: '' }, 'is thinking…'],
  [{ status: 'queued', text: '' }, 'is thinking…'],
  [{ status: 'streaming', text: '' }, 'is thinking…'],
])('an answer without a word yet, which may be stopped: %j', (answer, words) => {
  expect(lineOfAnswer(coming(answer), KIM)).toEqual({ words, isComing: true, control: 'stop' });
});

test.each<[ShownAnswer, string]>([
  [{ status: 'finished', text: 'It is so.' }, 'It is so.'],
  [{ status: 'failed', text: '', code: 'model-cut', reason: 'The model broke off.' }, 'The model broke off.'],
  [{ status: 'cancelled', text: '' }, 'was stopped.'],
])('an answer that has an end, which nobody stops: %j', (answer, words) => {
  for (const isStopping of [false, true]) {
    const line = lineOfAnswer(coming(answer, { isStopping }), KIM);
    expect(line).toEqual({ words, isComing: false, control: undefined });
  }
});
