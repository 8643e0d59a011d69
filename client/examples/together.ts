import { createMeridian, type MeridianOptions, type Notice, type Whisper } from 'meridian/client';

/** Two people in one room: who is there, who types, and a notice. */
export async function together(
  kim: MeridianOptions,
  lee: MeridianOptions & { readonly subject: string },
): Promise<{ online: number[]; whispers: unknown[]; notices: string[] }> {
  const [kims, lees] = [await createMeridian(kim), await createMeridian(lee)];
  const room = await kims.createSession();
  await room.addMember(lee.subject).done;

  const online: number[] = [];
  const stop = room.presence.subscribe(({ online: count, members }) => {
    online.push(count); // members: { [user key]: { online, devices, lastSeen } }
    return members;
  });
  const whispers: Whisper[] = [];
  const deafen = room.onWhisper((whisper) => whispers.push(whisper)); // { from, data, at }: show it for six seconds
  const notices: Notice[] = [];
  lees.onNotice((notice) => notices.push(notice));

  const leesRoom = lees.session(room.id);
  leesRoom.presence.subscribe(() => undefined);
  await until(() => online.at(-1) === 2);
  await until(() => {
    leesRoom.whisper({ typing: true }); // with every key stroke: it says no more than is new
    return whispers.length > 0;
  });
  const told = await notify(kim, lee.subject);
  if (told) await until(() => notices.length > 0);

  lees.close();
  await until(() => online.at(-1) === 1); // seven seconds later, since they might have come back
  stop();
  deafen();
  kims.close();
  return { online, whispers: whispers.map(({ data }) => data), notices: notices.map(({ title }) => title) };
}

/** A notice is no intent: it is sent now, or never. Whether any device of the user was connected. */
async function notify({ edge, getToken, headers }: MeridianOptions, subject: string): Promise<boolean> {
  const authorization = `Bearer ${await getToken({ renew: false })}`;
  const answer = await fetch(`${edge}/v1/users/${subject}/notices`, {
    method: 'POST',
    headers: { ...headers, authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Lunch?', data: { place: 'roof' } }),
  });
  return ((await answer.json()) as { connected: boolean }).connected;
}

async function until(holds: () => boolean, tries = 2_000): Promise<void> {
  for (let at = 0; at < tries && !holds(); at++) await pause(50);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
