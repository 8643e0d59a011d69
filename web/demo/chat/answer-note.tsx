import { useComputed } from '@preact/signals';
import type { Room } from '../room.ts';
import { beginningOf } from './beginning-of.ts';
import { noteOfAnswer } from './note-of-answer.ts';
import type { Line } from './thread.ts';

interface AnswerNoteProps {
  readonly line: Line;
  readonly room: Room;
}

/** That a question gets no answer, below the question. */
export function AnswerNote({ line, room }: AnswerNoteProps) {
  // Answers that grow elsewhere change nothing here.
  const answer = useComputed(() => {
    const coming = room.answering.answers.value.get(line.id);
    return coming?.asker === line.source ? coming.answer : undefined;
  });
  const note = noteOfAnswer(answer.value);
  if (note === undefined || line.isDeleted) return null;
  return (
    <p class="answer-note">
      {note} {answer.value?.status === 'failed' && <Dismiss line={line} room={room} />}
    </p>
  );
}

function Dismiss({ line, room }: AnswerNoteProps) {
  const dismiss = ({ currentTarget }: { readonly currentTarget: HTMLElement }): void => {
    // The button goes, and the focus must not.
    currentTarget.closest('ol')?.focus();
    room.answering.dismiss(line.id);
  };
  return (
    <button
      type="button"
      class="quiet"
      aria-label={`Dismiss what became of “${beginningOf(line.text)}”`}
      onClick={dismiss}
    >
      Dismiss
    </button>
  );
}
