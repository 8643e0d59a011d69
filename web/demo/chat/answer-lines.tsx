import { useEffect, useRef } from 'preact/hooks';
import { announce } from '../../parts/announce.tsx';
import type { Device } from '../device.ts';
import { nameOf } from '../names.ts';
import type { Room } from '../room.ts';
import { beginningOf } from './beginning-of.ts';
import type { Coming } from './coming.ts';
import { type AnswerLine, lineOfAnswer } from './line-of-answer.ts';
import { noteOfAnswer } from './note-of-answer.ts';

export interface AnswerLinesProps {
  readonly device: Device;
  readonly room: Room;
  /** User key of whose device it is. */
  readonly own: string;
  /** By keyboard: the button is gone then, and the focus with it. */
  onStop(): void;
}

/** What the assistant is saying. Screen readers are told once it is whole, and not with every word. */
export function AnswerLines({ device, room, own, onStop }: AnswerLinesProps) {
  const isOffline = !device.network.isOn.value || device.connection.value.state === 'offline';
  const reader = { own, isOwner: room.isOwner, isOffline };
  const answers = [...room.answering.answers.value].flatMap(([id, coming]) => {
    const line = lineOfAnswer(coming, reader);
    return line === undefined ? [] : [{ id, coming, line }];
  });
  useNotes(room, answers);
  return (
    <div class="answering" aria-live="polite" aria-busy={answers.some(({ line }) => line.isComing)}>
      {answers.map(({ id, coming, line }) => (
        <div class="coming" key={id}>
          {line.control === 'stop' && <Stop id={id} coming={coming} room={room} onStop={onStop} />}
          {line.control === 'stopping' && <span class="stopping">Stopping…</span>}
          <p>
            <strong>Assistant</strong> {line.words}
          </p>
        </div>
      ))}
    </div>
  );
}

/** Says what becomes of questions whose answers were shown as coming: the note stands by the question, out of sight. */
function useNotes(room: Room, shown: readonly { readonly id: string; readonly line: AnswerLine }[]): void {
  const coming = useRef<readonly string[]>([]);
  useEffect(() => {
    for (const id of coming.current) {
      const { answer, question = '' } = room.answering.answers.peek().get(id) ?? {};
      const note = noteOfAnswer(answer);
      if (note !== undefined) announce(`“${beginningOf(question)}”: ${note}`);
    }
    coming.current = shown.map(({ id }) => id);
  });
}

interface StopProps extends Pick<AnswerLinesProps, 'room' | 'onStop'> {
  readonly id: string;
  readonly coming: Coming;
}

function Stop({ id, coming: { asker, question }, room, onStop }: StopProps) {
  const stop = ({ detail }: MouseEvent): void => {
    // A press of a key is a click that counts no clicks. After a touch, a text field with the focus opens a keyboard.
    if (room.stopAnswer(id) && detail === 0) onStop();
  };
  return (
    <button
      type="button"
      class="quiet"
      aria-label={`Stop the answer to ${nameOf(room.profile.value, asker)}, “${beginningOf(question)}”`}
      onClick={stop}
    >
      Stop
    </button>
  );
}
