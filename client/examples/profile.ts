import { createMeridian, type MeridianOptions } from 'meridian/client';

/** Two devices of one user: what the first writes, the second shows. */
export async function profileOnTwoDevices(options: MeridianOptions): Promise<unknown[]> {
  const phone = await createMeridian(options);
  const laptop = await createMeridian(options);
  const { id } = await phone.createSession();
  const shown: unknown[] = [];
  const stop = laptop.session(id).profile.subscribe((profile) => shown.push(profile));

  const intent = phone.session(id).update({ city: 'Seoul' }, { queue: 'interactive' });
  shown.push(phone.session(id).profile.get()); // at once: { city: 'Seoul' }
  await intent.done; // { status: 'applied', lane, version }
  await laptop.session(id).readAfterWrite(intent); // never from before the intent, in whichever region
  await until(() => shown.length === 2);

  stop();
  phone.close();
  laptop.close();
  return shown;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 50));
}
