import { DOT_DEGREES, LAND, TOP_LATITUDE } from './land.ts';

/** The map is an equirectangular one, a unit to a degree. */
export const MAP = { width: 360, height: LAND.length * DOT_DEGREES } as const;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export function pointOf({ latitude, longitude }: { latitude: number; longitude: number }): Point {
  return { x: longitude + 180, y: TOP_LATITUDE + DOT_DEGREES / 2 - latitude };
}

/** A path whose every stroke is one dot of land. */
export function landPath(): string {
  return LAND.map((row, at) => {
    const y = (at + 0.5) * DOT_DEGREES;
    return columnsOf(row)
      .map((column) => `M${(column + 0.5) * DOT_DEGREES} ${y}h0`)
      .join('');
  }).join('');
}

/** An arc from one place to another. */
export function arcPath(from: Point, to: Point): string {
  const middle = bentMiddle(from, to);
  return `M${from.x} ${from.y}Q${middle.x} ${middle.y} ${to.x} ${to.y}`;
}

/** The middle of an arc: there is room for words. */
export function arcMiddle(from: Point, to: Point): Point {
  const { x, y } = bentMiddle(from, to);
  return { x, y: (from.y + 2 * y + to.y) / 4 };
}

/** Bent to the north, but to the south where it goes around half the world, so that the two do not run together. */
function bentMiddle(from: Point, to: Point): Point {
  const span = Math.abs(to.x - from.x);
  const x = (from.x + to.x) / 2;
  return span > 180
    ? { x, y: Math.max(from.y, to.y) + span / 5 }
    : { x, y: Math.min(from.y, to.y) - span / 5 };
}

function columnsOf(row: string): number[] {
  return row
    .split(' ')
    .filter((run) => run !== '')
    .flatMap((run) => {
      const [first = 0, last = 0] = run.split('-').map(Number);
      return Array.from({ length: last - first + 1 }, (_, at) => first + at);
    });
}
