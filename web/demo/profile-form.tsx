import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Device } from './device.ts';
import type { Room } from './room.ts';

const FIELDS = [
  { name: 'name', label: 'Display name' },
  { name: 'city', label: 'City' },
  { name: 'status', label: 'Status' },
] as const;

interface ProfileFormProps {
  readonly device: Device;
  readonly room: Room;
}

/** The session's profile; every keystroke is on its way a moment later. */
export function ProfileForm({ device, room }: ProfileFormProps) {
  return (
    <fieldset class="profile">
      <legend>Profile</legend>
      {FIELDS.map(({ name, label }) => (
        <ProfileField key={name} name={name} label={label} device={device} room={room} />
      ))}
    </fieldset>
  );
}

/** A pause in typing after which what was typed is sent. */
const PAUSE_MS = 200;
/** So long after the last keystroke the field goes back to showing what all devices have. */
const OWN_MS = 1_000;

interface ProfileFieldProps extends ProfileFormProps {
  readonly name: string;
  readonly label: string;
}

function ProfileField({ name, label, room }: ProfileFieldProps) {
  const id = useId();
  const draft = useSignal<string | undefined>(undefined);
  const timers = useRef<{ send?: Timer; show?: Timer }>({});
  const shown = textOf(room.profile.value[name]);
  const send = (): void => {
    clearTimeout(timers.current.send);
    const text = draft.peek();
    if (text === undefined || text === textOf(room.profile.peek()[name])) return;
    // What was not taken stays in the field, for another try.
    const isTaken = room.update({ [name]: text === '' ? null : text }, text);
    clearTimeout(timers.current.show);
    if (isTaken) showLater(OWN_MS - PAUSE_MS);
  };
  const showLater = (ms: number): void => {
    timers.current.show = setTimeout(() => {
      draft.value = undefined;
    }, ms);
  };
  const type = (text: string): void => {
    draft.value = text;
    for (const timer of [timers.current.send, timers.current.show]) clearTimeout(timer);
    timers.current.send = setTimeout(send, PAUSE_MS);
    showLater(OWN_MS);
  };
  // What was typed last is sent even where the device is removed at that moment.
  useEffect(() => send, []);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        key={`${name}`}
        value={draft.value ?? shown}
        autocomplete="off"
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={send}
      />
    </div>
  );
}

type Timer = ReturnType<typeof setTimeout>;

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
