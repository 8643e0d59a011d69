import { rendered } from '../../client/examples/hook.ts';
import type { UseSyncExternalStore } from '../../client/index.ts';
import { writable } from '../../client/readable.ts';

test('a component shows the present value, and hears of the next', () => {
  const profile = writable<{ city?: string }>({});
  const changes: unknown[] = [];
  let stop = () => {};
  const useSyncExternalStore: UseSyncExternalStore = (subscribe, get) => {
    stop = subscribe(() => changes.push(get()));
    return get();
  };
  expect(rendered(useSyncExternalStore, profile)).toBe('nowhere yet');
  profile.set({ city: 'Seoul' });
  stop();
  profile.set({ city: 'Busan' });
  expect(changes).toEqual([{ city: 'Seoul' }]);
});
