import { createMeridian, type MeridianOptions } from 'meridian/client';

/** Two devices, one of which hears the other by its connection to the broker, without asking. */
export async function live(options: MeridianOptions): Promise<{ states: string[]; heard: string[] }> {
  const phone = await createMeridian(options);
  const laptop = await createMeridian(options);
  const states: string[] = [];
  laptop.connection.subscribe(({ realtime }) => states.push(realtime)); // 'connecting', 'push'; 'polling' where there is no way
  const { id } = await phone.createSession();

  const heard: string[] = [];
  const stop = laptop.session(id, { after: '' }).subscribe(({ type, data }) => {
    if (type === 'message.sent') heard.push((data as { text: string }).text);
  });
  await until(() => laptop.connection.get().realtime === 'push');
  phone.session(id).send({ text: 'are you there?' });
  await until(() => heard.length === 1);

  stop();
  phone.close();
  laptop.close(); // ends the connection, too
  return { states, heard };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 50));
}
