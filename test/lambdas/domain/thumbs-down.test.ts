import { ASSISTANT } from '../../../lambdas/contract/assistant.ts';
import { dislikedAnswer } from '../../../lambdas/domain/thumbs-down.ts';
import { BEN, eventAt, idAt } from './factories.ts';

const reacted = (author: string, emoji: string, on = true) =>
  eventAt(1, 'message.reacted', { message: idAt(5), author, emoji, on });

test.each(['👎', '👎🏽', '👎\uFE0F'])('%s on an answer is a thumb that goes down', (emoji) => {
  expect(dislikedAnswer(reacted(ASSISTANT, emoji))).toBe(idAt(5));
});

test.each([
  ['one that is taken back', reacted(ASSISTANT, '👎', false)],
  ['another emoji', reacted(ASSISTANT, '👍')],
  ['a thumb among others', reacted(ASSISTANT, '👎👍')],
  ['a message of somebody else', reacted(BEN, '👎')],
  ['a message', eventAt(1, 'message.sent', { text: '👎' })],
])('%s is none', (_, event) => {
  expect(dislikedAnswer(event)).toBeUndefined();
});
