import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { ASSISTANT } from '../../../lambdas/contract/assistant.ts';
import { timeOfDay } from '../../parts/format.ts';
import { mintedAtMs } from '../event-age.ts';
import { nameOf } from '../names.ts';
import type { Room } from '../room.ts';
import { AnswerNote } from './answer-note.tsx';
import { beginningOf } from './beginning-of.ts';
import { type Line, reactionsOf } from './thread.ts';

export interface ChatLineProps {
  readonly line: Line;
  readonly room: Room;
  /** User key of whose device it is. */
  readonly own: string;
}

const EMOJI = ['👍', '❤️', '😂'];
/** A thumb that goes down takes an answer out of the cache. */
const EMOJI_OF_ANSWERS = ['👍', '👎'];

/** One message, with what can be done about it. */
export function ChatLine({ line, room, own }: ChatLineProps) {
  const isEditing = useSignal(false);
  const edit = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    // The field is gone, and the focus with it.
    if (wasEditing.current && !isEditing.value) edit.current?.focus();
    wasEditing.current = isEditing.value;
  }, [isEditing.value]);
  const stop = () => {
    isEditing.value = false;
  };
  return (
    <li class={`line ${line.source === own ? 'own' : ''} ${line.isPending ? 'pending' : ''}`}>
      <About line={line} room={room} />
      {isEditing.value ? <Editing line={line} room={room} onEnd={stop} /> : <Text line={line} />}
      <AnswerNote line={line} room={room} />
      <Reactions line={line} room={room} own={own} />
      {!line.isDeleted && !line.isPending && !isEditing.value && (
        <Actions line={line} room={room} own={own} edit={edit} onEdit={() => (isEditing.value = true)} />
      )}
    </li>
  );
}

function About({ line, room }: Pick<ChatLineProps, 'line' | 'room'>) {
  return (
    <p class="about">
      <strong>{nameOf(room.profile.value, line.source)}</strong> <time>{timeOfDay(mintedAtMs(line.id))}</time>
      {line.edited !== undefined && !line.isDeleted && ' edited'}
      {line.isPending && ' on its way'}
    </p>
  );
}

function Text({ line }: { readonly line: Line }) {
  return line.isDeleted ? <p class="gone">This message was deleted.</p> : <p class="text">{line.text}</p>;
}

interface ActionsProps extends ChatLineProps {
  readonly edit: RefObject<HTMLButtonElement | null>;
  onEdit(): void;
}

function Actions({ line, room, own, edit, onEdit }: ActionsProps) {
  const isOwn = line.source === own;
  const about = beginningOf(line.text);
  return (
    <div class="actions">
      {(line.source === ASSISTANT ? EMOJI_OF_ANSWERS : EMOJI).map((emoji) => (
        <button
          key={emoji}
          type="button"
          class="icon"
          aria-label={`React ${emoji} to “${about}”`}
          onClick={() => room.react(line, emoji, true)}
        >
          {emoji}
        </button>
      ))}
      {isOwn && (
        <button ref={edit} type="button" class="quiet" aria-label={`Edit “${about}”`} onClick={onEdit}>
          Edit
        </button>
      )}
      {(isOwn || room.isOwner) && (
        <button
          type="button"
          class="quiet"
          aria-label={`Delete “${about}”`}
          onClick={() => room.remove(line)}
        >
          Delete
        </button>
      )}
    </div>
  );
}

interface EditingProps extends Pick<ChatLineProps, 'line' | 'room'> {
  onEnd(): void;
}

function Editing({ line, room, onEnd }: EditingProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const text = useSignal(line.text);
  useEffect(() => input.current?.focus(), []);
  const save = (event: Event): void => {
    event.preventDefault();
    const next = text.value.trim();
    if (next === '' || next === line.text || room.edit(line, next)) onEnd();
  };
  return (
    <form class="compose" onSubmit={save}>
      <label for={id} class="unseen">
        New text of “{line.text}”
      </label>
      <input
        id={id}
        ref={input}
        value={text.value}
        onInput={(event) => (text.value = event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onEnd()}
      />
      <button type="submit">Save</button>
    </form>
  );
}

function Reactions({ line, room, own }: ChatLineProps) {
  const reactions = line.isDeleted ? [] : reactionsOf(line);
  if (reactions.length === 0) return null;
  return (
    <ul class="reactions" aria-label="Reactions">
      {reactions.map(([emoji, by]) => (
        <li key={emoji}>
          <button
            type="button"
            aria-pressed={by.includes(own)}
            title={by.map((one) => nameOf(room.profile.value, one)).join(', ')}
            aria-label={`${emoji} ${by.length} by ${by.map((one) => nameOf(room.profile.value, one)).join(', ')}`}
            onClick={() => room.react(line, emoji, !by.includes(own))}
          >
            {emoji} {by.length}
          </button>
        </li>
      ))}
    </ul>
  );
}
