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

/** An arc from one place to another, bent to the north. */
export function arcPath(from: Point, to: Point): string {
  const bend = Math.abs(to.x - from.x) / 5;
  const middle = { x: (from.x + to.x) / 2, y: Math.min(from.y, to.y) - bend };
  return `M${from.x} ${from.y}Q${middle.x} ${middle.y} ${to.x} ${to.y}`;
}

/** Where an arc is highest: there is room for words. */
export function arcTop(from: Point, to: Point): Point {
  const bend = Math.abs(to.x - from.x) / 5;
  const y = Math.min(from.y, to.y) - bend;
  return { x: (from.x + to.x) / 2, y: (from.y + 2 * y + to.y) / 4 };
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
