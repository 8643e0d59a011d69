import type { ClientStorage } from '../ports.ts';

/** Storage that ends with the program: for tests, and where nothing need survive. */
export function memoryStorage(kept: Map<string, string> = new Map()): ClientStorage {
  return {
    load: async () => new Map(kept),
    write: async (changes) => {
      for (const [key, text] of changes) {
        if (text === undefined) kept.delete(key);
        else kept.set(key, text);
      }
    },
  };
}
