import { type Item, itemOf } from './item.ts';

/** In the place of a subject: whoever does it. A passive without its agent says the same. */
export const WHOEVER: Item = { ...itemOf('`~', new Set()), isLiteral: true };

export function isWhoever(item: Item): boolean {
  return item === WHOEVER;
}
