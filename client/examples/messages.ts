import { createMeridian, type MeridianOptions, type Session } from 'meridian/client';

/** A message and what becomes of it; and how many messages the user has not read. */
export async function messages(options: MeridianOptions): Promise<{ shown: unknown[]; unread: number[] }> {
  const meridian = await createMeridian(options);
  const room = await meridian.createSession();
  const unread: number[] = [];
  const stop = room.unread.subscribe((count) => unread.push(count)); // on every device of the user

  const typo = room.send({ text: 'helo' });
  const other = room.send({ text: 'nobody should have seen this' });
  await Promise.all([typo.done, other.done]);
  const [source = ''] = room.id.split('.'); // a message is known by its event id and its author's user key
  const hello = { id: typo.eventId, source };
  await Promise.all([
    room.edit(hello, { text: 'hello' }).done,
    room.react(hello, '👋').done, // and back: room.react(hello, '👋', false)
    room.delete({ id: other.eventId, source }).done,
  ]);
  await until(() => unread.at(-1) === 2);

  await room.markRead(); // all that is known here, and so on every device
  await until(() => unread.at(-1) === 0);
  const shown = await shownIn(room);
  stop();
  meridian.close();
  return { shown, unread };
}

async function shownIn(room: Session): Promise<unknown[]> {
  const { messages: page } = await room.history();
  return page.map(({ data, deleted, reactions }) => (deleted ? 'deleted' : [data.text, reactions]));
}

async function until(holds: () => boolean, tries = 2_000): Promise<void> {
  for (let at = 0; at < tries && !holds(); at++) await new Promise((resolve) => setTimeout(resolve, 50));
}
