import type { ConnectionState, OutboxCounts, SessionStatus } from '../../client/index.ts';
import type { Deployment } from '../deployment.ts';
import { Dismissable } from '../parts/dismissable.tsx';
import { some } from '../parts/format.ts';
import { Message } from '../parts/message.tsx';
import { Switch } from '../parts/switch.tsx';
import { cityOf, hueOf } from '../regions.ts';
import { Chat } from './chat/chat.tsx';
import type { Device } from './device.ts';
import { NewsLine } from './news-line.tsx';
import { ProfileForm } from './profile-form.tsx';
import type { Room } from './room.ts';
import type { Stage } from './stage.ts';

export interface DeviceCardProps {
  readonly device: Device;
  readonly stage: Stage;
  readonly deployment: Deployment;
}

/** One device: its profile form, its chat, and how it is connected. */
export function DeviceCard({ device, stage, deployment }: DeviceCardProps) {
  const { person, place, network } = device;
  const titleId = `device-${device.id}`;
  const room = device.room.value;
  const { region } = device.connection.value;
  return (
    <article
      class={`card device ${network.isOn.value ? '' : 'off'} ${region === undefined ? '' : hueOf(region, deployment.regions)}`}
      aria-labelledby={titleId}
    >
      <header>
        <h2 id={titleId} tabIndex={-1}>
          {person.name} in {place.city}
        </h2>
        <button
          type="button"
          class="icon"
          aria-label={`Remove the device ${person.name} in ${place.city}`}
          onClick={() => stage.remove(device)}
        >
          ×
        </button>
        <Connection
          connection={device.connection.value}
          session={room?.status.value ?? 'connecting'}
          isOn={network.isOn.value}
        />
      </header>
      <Told device={device} titleId={titleId} />
      {room === undefined ? (
        <p class="hint">Opening the session…</p>
      ) : (
        <Body device={device} room={room} stage={stage} />
      )}
      <footer>
        <Switch label="Network" isOn={network.isOn.value} onChange={device.turnNetwork} />
        <Outbox outbox={device.outbox.value} isOn={network.isOn.value} />
      </footer>
    </article>
  );
}

/** What an application told this person, and what went wrong with what they did. */
function Told({ device, titleId }: { readonly device: Device; readonly titleId: string }) {
  const told = device.notice.value;
  const problem = device.room.value?.problem.value;
  // The button goes with its message, and the focus must not.
  const toTitle = () => document.getElementById(titleId)?.focus();
  const forgetTold = () => {
    device.notice.value = undefined;
    toTitle();
  };
  const forgetProblem = () => {
    if (device.room.value) device.room.value.problem.value = undefined;
    toTitle();
  };
  return (
    <>
      {told !== undefined && (
        <Dismissable tone="info" title={told.title} onDismiss={forgetTold}>
          {told.body}
        </Dismissable>
      )}
      {problem !== undefined && (
        <Dismissable tone={problem.tone} title={problem.title} onDismiss={forgetProblem}>
          {problem.reason}
          {problem.text !== undefined && <Written text={problem.text} />}
        </Dismissable>
      )}
    </>
  );
}

/** To be copied from here, in a box that scrolls: it may be as long as it was to be refused. */
function Written({ text }: { readonly text: string }) {
  return (
    <>
      {' '}
      You wrote:{' '}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <q tabIndex={0}>{text}</q>
    </>
  );
}

function Body({
  device,
  room,
  stage,
}: {
  readonly device: Device;
  readonly room: Room;
  readonly stage: Stage;
}) {
  if (room.status.value === 'missing') {
    return (
      <Message tone="warn" title="This session cannot be seen">
        Its owner must add “{device.person.subject}”; it opens here by itself within half a minute of that.
        Was the local cloud started with <code>--fresh</code>? Then it is gone: sign out, and begin again.
      </Message>
    );
  }
  return (
    <>
      <ProfileForm device={device} room={room} />
      <NewsLine device={device} room={room} stage={stage} />
      <Chat device={device} room={room} stage={stage} />
    </>
  );
}

interface ConnectionProps {
  readonly connection: ConnectionState;
  readonly session: SessionStatus;
  readonly isOn: boolean;
}

function Connection(props: ConnectionProps) {
  const { connection, isOn } = props;
  const { region } = connection;
  const [tone, words] = connectionWords(props);
  return (
    <p class="connection">
      <span class={`dot ${tone}`} aria-hidden="true" />
      {words}
      {region !== undefined && isOn && (
        <>
          {' '}
          <span class="region-name" title={region}>
            {cityOf(region)}
          </span>{' '}
          <code>{region}</code>
        </>
      )}
    </p>
  );
}

function connectionWords({ connection, session, isOn }: ConnectionProps): [tone: string, words: string] {
  const { state, realtime } = connection;
  if (!isOn) return ['off', 'Offline'];
  if (state === 'signed-out') return ['bad', 'Signed out: sign in again'];
  if (state === 'offline') return ['bad', 'No answer, trying again'];
  if (realtime === 'push') return session === 'live' ? ['good', 'Live from'] : ['warn', 'Catching up from'];
  return realtime === 'polling' ? ['warn', 'Asking every few seconds at'] : ['warn', 'Connecting to'];
}

function Outbox({
  outbox: { queued, accepted },
  isOn,
}: {
  readonly outbox: OutboxCounts;
  readonly isOn: boolean;
}) {
  if (queued > 0) {
    const waiting = `${some(queued, 'change')} ${isOn ? 'on the way' : 'kept for later'}`;
    return <p class="outbox waiting">{waiting}</p>;
  }
  return (
    <p class="outbox">{accepted > 0 ? `${some(accepted, 'change')} accepted` : 'Everything is applied'}</p>
  );
}
