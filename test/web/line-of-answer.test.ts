import type { ShownAnswer } from '../../client/answers.ts';
import type { Coming } from '../../web/demo/chat/coming.ts';
import { lineOfAnswer } from '../../web/demo/chat/line-of-answer.ts';
import { noteOfAnswer } from '../../web/demo/chat/note-of-answer.ts';

const STREAMING: ShownAnswer = { status: 'streaming', text: 'It is' };

const coming = (answer: ShownAnswer, about: Partial<Coming> = {}): Coming => ({
  ...{ asker: 'kim', question: 'why?', answer, isStopping: false, isRecalled: false },
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
  expect(lineOfAnswer(coming(STREAMING, { isStopping: true }), KIM)?.control).toBe('stopping');
});

test.each<[ShownAnswer, string]>([
  [{ status: 'pending', text: '' }, 'is thinking…'],
  [{ status: 'queued', text: '' }, 'is thinking…'],
  [{ status: 'streaming', text: '' }, 'is thinking…'],
])('an answer without a word yet, which may be stopped: %j', (answer, words) => {
  expect(lineOfAnswer(coming(answer), KIM)).toEqual({ words, isComing: true, control: 'stop' });
});

test('a question from before is not said to be thought about until that is known', () => {
  const words = (answer: ShownAnswer) => lineOfAnswer(coming(answer, { isRecalled: true }), KIM)?.words;
  expect([words({ status: 'pending', text: '' }), words(STREAMING)]).toEqual([undefined, 'It is']);
});

test('an answer that is whole is shown, and nobody stops it', () => {
  for (const isStopping of [false, true]) {
    const line = lineOfAnswer(coming({ status: 'finished', text: 'It is so.' }, { isStopping }), KIM);
    expect(line).toEqual({ words: 'It is so.', isComing: false, control: undefined });
  }
});

test.each<[ShownAnswer, string | undefined]>([
  [{ status: 'failed', text: '', code: 'model-cut', reason: 'The model broke off.' }, 'The model broke off.'],
  [{ status: 'cancelled', text: '' }, 'The answer was stopped.'],
  [{ status: 'finished', text: '' }, undefined],
])('an answer that is not there stands by its question, if at all: %j', (answer, note) => {
  expect([lineOfAnswer(coming(answer), KIM), noteOfAnswer(answer)]).toEqual([undefined, note]);
});

test('what is coming has no note', () => {
  expect([noteOfAnswer(STREAMING), noteOfAnswer(undefined)]).toEqual([undefined, undefined]);
});
