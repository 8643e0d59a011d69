import { useComputed, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { ASSISTANT } from '../../../lambdas/contract/assistant.ts';
import type { Device } from '../device.ts';
import { nameOf } from '../names.ts';
import type { Room } from '../room.ts';
import type { Stage } from '../stage.ts';
import { AnswerLines } from './answer-lines.tsx';
import { ChatHead } from './chat-head.tsx';
import { ChatLine } from './chat-line.tsx';
import type { Coming } from './coming.ts';
import { noteOfAnswer } from './note-of-answer.ts';
import { inOrder, type Line } from './thread.ts';

export interface ChatProps {
  readonly device: Device;
  readonly room: Room;
  readonly stage: Stage;
}

/** Browsers scroll to fractions of a pixel. */
const SLACK_PX = 4;

/** The session's conversation. */
export function Chat({ device, room, stage }: ChatProps) {
  const list = useRef<HTMLOListElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const lines = inOrder(room.thread.value);
  const notes = useComputed(() => [...room.answering.answers.value.values()].filter(hasNote).length);
  const noteEnd = useEnd(list, lines, notes.value);
  const own = stage.actors.value.find(({ person }) => person === device.person)?.userKey ?? '';
  return (
    <div class="chat" onFocusCapture={() => room.unread.peek() > 0 && room.markRead()}>
      <ChatHead room={room} />
      <ol
        ref={list}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={`Messages on ${device.person.name} in ${device.place.city}`}
        onScroll={noteEnd}
      >
        {room.hasEarlier.value && (
          <li class="earlier">
            <button type="button" class="quiet" onClick={() => void room.loadEarlier()}>
              Earlier messages
            </button>
          </li>
        )}
        {lines.length === 0 && <li class="empty">Nobody has said anything yet.</li>}
        {lines.map((line) => (
          <ChatLine key={line.id} line={line} room={room} own={own} />
        ))}
      </ol>
      <AnswerLines device={device} room={room} own={own} onStop={() => field.current?.focus()} />
      {stage.isLocal && lines.some(({ source }) => source === ASSISTANT) && (
        <p class="stand-in">On this machine a stand-in answers; its words are not worth reading.</p>
      )}
      <TypingLine room={room} />
      <Compose room={room} device={device} field={field} />
    </div>
  );
}

/**
 * Keeps the newest line in sight for whoever looks at the end: also where what was written elsewhere meanwhile
 * comes in above it, or a note below a question. What it returns takes note of how far somebody has scrolled.
 */
function useEnd(list: RefObject<HTMLOListElement | null>, lines: readonly Line[], notes: number): () => void {
  const isAtEnd = useRef(true);
  const goToEnd = () => list.current?.scrollTo({ top: list.current.scrollHeight });
  useEffect(() => void goToEnd(), [lines.at(-1)?.id]);
  useEffect(() => {
    if (isAtEnd.current) goToEnd();
  }, [lines.length, notes]);
  return () => {
    const { scrollTop = 0, clientHeight = 0, scrollHeight = 0 } = list.current ?? {};
    isAtEnd.current = scrollTop + clientHeight >= scrollHeight - SLACK_PX;
  };
}

function hasNote({ answer }: Coming): boolean {
  return noteOfAnswer(answer) !== undefined;
}

function TypingLine({ room }: { readonly room: Room }) {
  const names = room.typing.value.map((userKey) => nameOf(room.profile.value, userKey));
  const verb = names.length === 1 ? 'is' : 'are';
  return <p class="typing">{names.length > 0 && `${names.join(' and ')} ${verb} typing…`}</p>;
}

interface ComposeProps extends Omit<ChatProps, 'stage'> {
  readonly field: RefObject<HTMLInputElement | null>;
}

function Compose({ room, device, field }: ComposeProps) {
  const id = useId();
  const text = useSignal('');
  const send = (event: Event): void => {
    event.preventDefault();
    give(room.say);
  };
  const give = (to: (text: string) => boolean): void => {
    const said = text.value.trim();
    if (said !== '' && to(said)) type('');
  };
  const type = (next: string): void => {
    text.value = next;
    room.type(next);
  };
  return (
    <form class="compose" onSubmit={send}>
      <label for={id} class="unseen">
        Message from {device.person.name} in {device.place.city}
      </label>
      <input
        id={id}
        ref={field}
        value={text.value}
        placeholder="Message"
        autocomplete="off"
        onInput={(event) => type(event.currentTarget.value)}
      />
      <button type="submit">Send</button>
      <button
        type="button"
        title="Ask the assistant"
        disabled={!room.answering.isReady.value}
        onClick={() => give(room.ask)}
      >
        Ask<span class="unseen"> the assistant</span>
      </button>
    </form>
  );
}
