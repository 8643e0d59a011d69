/** What a unit holds in milliseconds, by the largest value that it is for: as the figures beside the chart say it. */
const UNITS: readonly (readonly [fromMs: number, unitMs: number, unit: string])[] = [
  [120_000, 60_000, 'min'],
  [1_000, 1_000, 's'],
  [0, 1, 'ms'],
];

/** The ticks of one scale, in milliseconds, in words: all of them in the unit of the largest. */
export function scaleWords(ticks: readonly number[]): string[] {
  const most = Math.max(0, ...ticks);
  const [, unitMs, unit] = UNITS.find(([fromMs]) => most >= fromMs) ?? [0, 1, 'ms'];
  return ticks.map((ms) => `${Number((ms / unitMs).toFixed(2))} ${unit}`);
}
