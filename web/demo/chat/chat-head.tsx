import type { Presence } from '../../../client/index.ts';
import { some } from '../../parts/format.ts';
import { nameOf } from '../names.ts';
import type { Room } from '../room.ts';

/** Who is here, and what is unread. */
export function ChatHead({ room }: { readonly room: Room }) {
  const unread = room.unread.value;
  return (
    <div class="chat-head">
      <h3>Chat</h3>
      <Online room={room} presence={room.presence.value} />
      {unread > 0 && (
        <button
          type="button"
          class="unread"
          aria-label={`${unread} unread: mark as read`}
          title="Mark as read"
          onClick={() => room.markRead()}
        >
          {unread} unread
        </button>
      )}
    </div>
  );
}

function Online({ room, presence }: { readonly room: Room; readonly presence: Presence }) {
  const members = Object.entries(presence.members).sort(([a], [b]) => (a < b ? -1 : 1));
  if (members.length === 0) return null;
  return (
    <ul class="online" aria-label="Who is online">
      {members.map(([userKey, { online, devices }]) => (
        <li key={userKey}>
          <span class={`dot ${online ? 'good' : 'off'}`} aria-hidden="true" />
          {nameOf(room.profile.value, userKey)}
          <span class="unseen">{online ? `, ${some(devices, 'device')} online` : ', offline'}</span>
          {devices > 1 && <span aria-hidden="true"> ×{devices}</span>}
        </li>
      ))}
    </ul>
  );
}
