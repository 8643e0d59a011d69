import { createMeridian, type MeridianOptions, type SessionEvent } from 'meridian/client';

/** A room: members, messages as they come, and where to go on the next time. */
export async function chat(
  options: MeridianOptions,
): Promise<{ heard: string[]; cursor: string; newest: string }> {
  const meridian = await createMeridian(options);
  const room = await meridian.createSession();
  await room.addMember('lee').done;

  const heard: string[] = [];
  const both = new Promise<void>((resolve) => {
    room.subscribe((event: SessionEvent) => {
      if (event.type !== 'message.sent') return;
      heard.push((event.data as { text: string }).text);
      if (heard.length === 2) resolve();
    });
  });
  room.onSkipped((heads) =>
    heard.push(`gone up to ${JSON.stringify(heads)}; the profile has them folded in`),
  );
  room.send({ text: 'hello' });
  room.send({ text: 'is anybody here?' });
  await both;

  const cursor = room.cursor; // keep it; later: meridian.session(room.id, { after: cursor })
  const { messages } = await room.history({ limit: 1 });
  await room.removeMember('lee').done;
  meridian.close();
  return { heard, cursor, newest: messages[0]?.data.text ?? '' };
}
