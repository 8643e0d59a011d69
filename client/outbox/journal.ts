import type { ClientStorage } from '../ports.ts';

/** Writes to the storage one after the other; what comes meanwhile goes together with the next write. */
export interface Journal {
  /** Whether the change was kept. Undefined deletes. */
  put(key: string, text: string | undefined): Promise<boolean>;
}

export function journalOn(storage: ClientStorage): Journal {
  let gathered = new Map<string, string | undefined>();
  let writing: Promise<unknown> = Promise.resolve();
  let next: Promise<boolean> | undefined;
  const write = async (): Promise<boolean> => {
    const changes = gathered;
    gathered = new Map();
    next = undefined;
    try {
      await storage.write(changes);
      return true;
    } catch {
      // The intents go on in memory; `Intent.recorded` tells.
      return false;
    }
  };
  return {
    put(key, text) {
      gathered.set(key, text);
      next ??= writing.then(write);
      writing = next;
      return next;
    },
  };
}
