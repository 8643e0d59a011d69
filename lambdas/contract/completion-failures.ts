/** Every code with which answering a question fails, and the sentence that people are told. */
export const COMPLETION_FAILURES = {
  'timed-out': 'No model answered it in time; ask again later.',
  'model-throttled': 'The model had no room for it; ask again later.',
  'model-daily-tokens': 'The model has answered all that it may today; ask again tomorrow.',
  'model-not-ready': 'The model was not ready; ask again later.',
  'model-invalid': 'The model does not take this question; ask it in another way.',
  'model-filtered': 'A content filter ended the answer; ask in another way.',
  'model-cut': 'The answer broke off; ask again.',
  'model-broken': 'The model did not answer, or broke off; ask again later.',
  'circuit-open': 'The model did not answer; ask again later.',
  'call-too-large':
    'No model has room for so long a question in a minute; shorten it or ask for less output.',
  'question-too-long':
    'The model does not take so long a question; shorten it, ask for less output or name another model.',
  'answer-too-long': 'The answer would not end; ask for less.',
  'gave-up': 'Answering it failed for as long as it could wait; ask again.',
  internal: 'Something broke on our side; ask again.',
} as const;
export type CompletionFailure = keyof typeof COMPLETION_FAILURES;

/** Codes with which the question's own event fails, before anybody looks for an answer. */
export const QUESTION_FAILURES = ['too-large', 'gave-up', 'unreadable'] as const;
