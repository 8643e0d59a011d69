import { signal } from '@preact/signals';
import { partsOf } from './parts-of.ts';

/** Where in the page somebody is: the parts of the address behind `#/`. */
export const route = signal(partsOf(location.hash));

addEventListener('hashchange', () => {
  route.value = partsOf(location.hash);
});

/** The address of a place in the page. */
export function addressOf(...parts: readonly string[]): string {
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}
