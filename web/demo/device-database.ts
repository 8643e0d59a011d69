import { type ClientStorage, indexedDbStorage } from '../../client/index.ts';

/** Where a device's outbox survives a reload. */
export interface DeviceDatabase {
  readonly storage: ClientStorage;
  /** Deletes it for good: whatever is still written to it is refused. Resolves also where a browser cannot, or not yet. */
  erase(): Promise<void>;
}

/** The database of a device in this browser. */
export function deviceDatabase(deviceId: string, factory: IDBFactory = indexedDB): DeviceDatabase {
  const name = `meridian-${deviceId}`;
  const opened = new Set<IDBDatabase>();
  let isErased = false;
  const close = (): void => {
    isErased = true;
    for (const database of opened) database.close();
  };
  const open = (_: string, version: number): IDBOpenDBRequest => {
    // A write that comes late would make it anew.
    if (isErased) throw new Error('This device has been removed from this browser.');
    const request = factory.open(name, version);
    request.addEventListener('success', () => {
      opened.add(request.result);
      // Another tab with this device erases it, and waits for whoever has it open.
      request.result.addEventListener('versionchange', close);
      if (isErased) close();
    });
    return request;
  };
  return {
    storage: indexedDbStorage(name, { open }),
    erase() {
      close();
      return deleted(factory, name).catch(() => undefined);
    },
  };
}

function deleted(factory: IDBFactory, name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = factory.deleteDatabase(name);
    // What blocks it is another tab; it is deleted as soon as that one lets go.
    for (const end of ['success', 'error', 'blocked']) request.addEventListener(end, () => resolve());
  });
}
