import { timeOfDay } from '../../parts/format.ts';
import { mintedAtMs } from '../event-age.ts';
import { nameOf } from '../names.ts';
import type { Room } from '../room.ts';
import { type Line, reactionsOf } from './thread.ts';

export interface ChatLineProps {
  readonly line: Line;
  readonly room: Room;
  readonly isOwn: boolean;
}

/** One message, with what can be done about it. */
export function ChatLine({ line, room, isOwn }: ChatLineProps) {
  const author = nameOf(room.profile.value, line.source);
  return (
    <li class={`line ${isOwn ? 'own' : ''} ${line.isPending ? 'pending' : ''}`}>
      <p class="about">
        <strong>{author}</strong> <time>{timeOfDay(mintedAtMs(line.id))}</time>
        {line.edited !== undefined && !line.isDeleted && <span> edited</span>}
        {line.isPending && <span> on its way</span>}
      </p>
      {line.isDeleted ? <p class="gone">This message was deleted.</p> : <p class="text">{line.text}</p>}
      <Reactions line={line} room={room} />
    </li>
  );
}

function Reactions({ line, room }: Pick<ChatLineProps, 'line' | 'room'>) {
  const reactions = line.isDeleted ? [] : reactionsOf(line);
  if (reactions.length === 0) return null;
  return (
    <ul class="reactions" aria-label="Reactions">
      {reactions.map(([emoji, by]) => (
        <li key={emoji} title={by.map((one) => nameOf(room.profile.value, one)).join(', ')}>
          {emoji} {by.length}
        </li>
      ))}
    </ul>
  );
}
