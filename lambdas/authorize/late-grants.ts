import type { GrantStore } from '../store/grant-store.ts';

type Grants = Pick<GrantStore, 'note'>;

/** Grants in the Operations table, with the store and its DynamoDB client loaded when a device first follows sessions. */
export function lateGrants(table: string): Grants {
  let loading: Promise<Grants> | undefined;
  return {
    async note(userKey, grant) {
      loading ??= load(table);
      const grants = await loading;
      await grants.note(userKey, grant);
    },
  };
}

/** One module behind the import, since a bundler keeps everything that a module imported late exports. */
async function load(table: string): Promise<Grants> {
  const { storedGrants } = await import('./stored-grants.ts');
  return storedGrants(table);
}
