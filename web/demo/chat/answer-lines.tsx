import type { ShownAnswer } from '../../../client/answers.ts';
import { nameOf } from '../names.ts';
import type { Room } from '../room.ts';

export interface AnswerLinesProps {
  readonly room: Room;
  /** User key of whose device it is. */
  readonly own: string;
  /** Its button is gone then, and the focus with it. */
  onStop(): void;
}

/** What the assistant is saying. Screen readers are told once it is whole, and not with every word. */
export function AnswerLines({ room, own, onStop }: AnswerLinesProps) {
  const answers = [...room.answering.answers.value];
  const isBusy = answers.some(([, { answer }]) => isComing(answer));
  return (
    <div class="answering" aria-live="polite" aria-busy={isBusy}>
      {answers.map(([id, { asker, answer }]) => (
        <p key={id}>
          <strong>Assistant</strong> {wordsOf(answer)}
          {isComing(answer) && (asker === own || room.isOwner) && (
            <button
              type="button"
              class="quiet"
              aria-label={`Stop the answer to ${nameOf(room.profile.value, asker)}`}
              onClick={() => room.stopAnswer(id) && onStop()}
            >
              Stop
            </button>
          )}
        </p>
      ))}
    </div>
  );
}

function isComing({ status }: ShownAnswer): boolean {
  return status === 'pending' || status === 'queued' || status === 'streaming';
}

function wordsOf(answer: ShownAnswer): string {
  if (answer.status === 'failed') return answer.reason;
  return answer.text === '' ? 'is thinking…' : answer.text;
}
