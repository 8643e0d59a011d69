import type { ShownAnswer } from '../../client/answers.ts';
import type { Coming } from '../../web/demo/chat/coming.ts';
import { lineOfAnswer } from '../../web/demo/chat/line-of-answer.ts';
import { noteOfAnswer } from '../../web/demo/chat/note-of-answer.ts';

const STREAMING: ShownAnswer = { status: 'streaming', text: 'It is' };

const coming = (answer: ShownAnswer, about: Partial<Coming> = {}): Coming => ({
  ...{ asker: 'kim', question: 'why?', answer, isStopping: false, isSent: true, isRecalled: false },
  ...about,
});
const KIM = { own: 'kim', isOwner: false, isOffline: false };

test.each([
  ['who asked', KIM, 'stop'],
  ['the session’s owner', { own: 'lee', isOwner: true, isOffline: false }, 'stop'],
  ['a member who is neither', { own: 'lee', isOwner: false, isOffline: false }, undefined],
])('an answer that is coming, before %s', (_, reader, control) => {
  expect(lineOfAnswer(coming(STREAMING), reader)).toEqual({ words: 'It is', isComing: true, control });
});

test('what is being stopped cannot be stopped again, and says so to who stops it', () => {
  expect(lineOfAnswer(coming(STREAMING, { isStopping: true }), KIM)?.control).toBe('stopping');
});

test.each<[ShownAnswer, string]>([
  [{ status: 'pending', text: '' }, 'is thinking…'],
  [{ status: 'queued', text: '' }, 'is thinking…'],
  [{ status: 'queued', text: '', position: 1, estimateSeconds: 0 }, 'is thinking…'],
  [{ status: 'queued', text: '', position: 3 }, 'waits for its turn, as about number 3.'],
  [{ status: 'queued', text: '', position: 3, estimateSeconds: 12 }, 'waits for its turn, about 12 s.'],
  [{ status: 'queued', text: '', estimateSeconds: 600 }, 'waits for its turn, about 10 min.'],
  [{ status: 'streaming', text: '' }, 'is thinking…'],
])('an answer without a word yet, which may be stopped: %j', (answer, words) => {
  expect(lineOfAnswer(coming(answer), KIM)).toEqual({ words, isComing: true, control: 'stop' });
});

test.each([
  ['on a device that is offline', false, true, 'will be asked when the network is back.'],
  ['on its way', false, false, 'is thinking…'],
  ['sent before the network went', true, true, 'is thinking…'],
])('a question %s', (_, isSent, isOffline, words) => {
  const asked = coming({ status: 'pending', text: '' }, { isSent });
  expect(lineOfAnswer(asked, { ...KIM, isOffline })?.words).toBe(words);
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
