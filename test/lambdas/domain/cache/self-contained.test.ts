import { meaningOf } from '../../../../lambdas/domain/cache/language/meaning.ts';
import { isSelfContained } from '../../../../lambdas/domain/cache/self-contained.ts';

test.each([
  'What is the capital of France?',
  'How do I sort a list in Python?',
  'Explain recursion',
  'Is Rust faster than Go?',
  'Why is the sky blue?',
  'Give me an example of a haiku about autumn',
  'Could you tell me how photosynthesis works?',
  'Who wrote Hamlet?',
])('%s stands by itself', (prompt) => {
  expect(isSelfContained(meaningOf(prompt))).toBe(true);
});

test.each([
  'Can you elaborate?',
  'Are you sure?',
  'Give me an example.',
  'Try again',
  'Summarize.',
  'Summarise this in three bullet points',
  'Can you give more details?',
  'Make the answer shorter',
  'In Python please',
  'Translate to German',
  'And in winter?',
  'The second one',
  'Which is better?',
  'Rewrite in a formal tone',
  'Use bullet points',
  'Show me the code',
  'Why?',
  'I see. Why?',
  'Makes sense. How come?',
  'What is the difference?',
  'How does it work?',
  'Who invented that?',
  'Thanks, continue',
  'Is that correct?',
  'Und auf Deutsch?',
  'Kannst du das genauer erklären?',
  '계속 설명해줘',
])('%s rests on what was said before', (prompt) => {
  expect(isSelfContained(meaningOf(prompt))).toBe(false);
});
