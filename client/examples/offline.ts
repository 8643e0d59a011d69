import { type ClientError, createMeridian, type MeridianOptions } from 'meridian/client';
import { fileStorage } from 'meridian/client/file-storage';

/** Written without a network, sent after a restart of the program. */
export async function writtenOffline(options: MeridianOptions, file: string): Promise<unknown> {
  const online = await createMeridian(options);
  const { id } = await online.createSession();
  online.close();

  // In browsers: indexedDbStorage('meridian-kim'). One to each user.
  const ports = { storage: fileStorage(file) };
  const before = await createMeridian({ ...options, edge: 'http://127.0.0.1:9', mostIntents: 1, ports });
  const intent = before.session(id).update({ draft: 'written on a train' });
  await intent.recorded; // from here on it survives a reload
  try {
    before.session(id).update({ one: 'too many' });
  } catch (error) {
    if ((error as ClientError).code !== 'outbox-full') throw error;
  }
  before.close();

  const after = await createMeridian({ ...options, ports: { storage: fileStorage(file) } });
  const [kept] = after.intents(); // the same intent, under the same event id
  const outcome = await kept?.done;
  after.close();
  return outcome?.status;
}
