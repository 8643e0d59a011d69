import type { ShownAnswer } from '../../../client/answers.ts';
import type { Room } from '../room.ts';

/** What the assistant is saying. Screen readers are told once it is whole, and not with every word. */
export function AnswerLines({ room }: { readonly room: Room }) {
  const answers = [...room.answering.answers.value];
  const isBusy = answers.some(([, { status }]) => status !== 'finished' && status !== 'failed');
  return (
    <div class="answering" aria-live="polite" aria-busy={isBusy}>
      {answers.map(([id, answer]) => (
        <p key={id}>
          <strong>Assistant</strong> {wordsOf(answer)}
        </p>
      ))}
    </div>
  );
}

function wordsOf(answer: ShownAnswer): string {
  if (answer.status === 'failed') return answer.reason;
  return answer.text === '' ? 'is thinking…' : answer.text;
}
