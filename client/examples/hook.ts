import { type Readable, readableHook, type UseSyncExternalStore } from 'meridian/client';

/** In a component: `const profile = useReadable(session.profile)`. */
export function rendered(
  useSyncExternalStore: UseSyncExternalStore,
  profile: Readable<{ city?: string }>,
): string {
  const useReadable = readableHook(useSyncExternalStore);
  return useReadable(profile).city ?? 'nowhere yet';
}
