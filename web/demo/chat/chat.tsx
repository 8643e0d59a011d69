import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Device } from '../device.ts';
import { nameOf } from '../names.ts';
import type { Room } from '../room.ts';
import type { Stage } from '../stage.ts';
import { AnswerLines } from './answer-lines.tsx';
import { ChatHead } from './chat-head.tsx';
import { ChatLine } from './chat-line.tsx';
import { inOrder } from './thread.ts';

export interface ChatProps {
  readonly device: Device;
  readonly room: Room;
  readonly stage: Stage;
}

/** The session's conversation. */
export function Chat({ device, room, stage }: ChatProps) {
  const list = useRef<HTMLOListElement>(null);
  const lines = inOrder(room.thread.value);
  const newest = lines.at(-1)?.id;
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [newest]);
  const own = stage.actors.value.find(({ person }) => person === device.person)?.userKey ?? '';
  return (
    <div class="chat" onFocusCapture={() => room.unread.peek() > 0 && room.markRead()}>
      <ChatHead room={room} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <ol ref={list} tabIndex={0} aria-label={`Messages on ${device.person.name} in ${device.place.city}`}>
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
      <AnswerLines room={room} />
      <TypingLine room={room} />
      <Compose room={room} device={device} />
    </div>
  );
}

function TypingLine({ room }: { readonly room: Room }) {
  const names = room.typing.value.map((userKey) => nameOf(room.profile.value, userKey));
  const verb = names.length === 1 ? 'is' : 'are';
  return <p class="typing">{names.length > 0 && `${names.join(' and ')} ${verb} typing…`}</p>;
}

function Compose({ room, device }: Omit<ChatProps, 'stage'>) {
  const id = useId();
  const text = useSignal('');
  const send = (event: Event): void => {
    event.preventDefault();
    give(room.say);
  };
  const give = (to: (text: string) => void): void => {
    if (text.value.trim() === '') return;
    to(text.value.trim());
    type('');
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
        value={text.value}
        placeholder="Message"
        autocomplete="off"
        onInput={(event) => type(event.currentTarget.value)}
      />
      <button type="submit">Send</button>
      <button
        type="button"
        class="quiet"
        title="Ask the assistant"
        disabled={!room.answering.isReady.value}
        onClick={() => give(room.ask)}
      >
        Ask<span class="unseen"> the assistant</span>
      </button>
    </form>
  );
}
