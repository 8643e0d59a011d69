/** A duration as people say it: `82 ms`, `1.4 s`, `3 min`. */
export function duration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 10_000) return `${(ms / 1_000).toFixed(1)} s`;
  return ms < 120_000 ? `${Math.round(ms / 1_000)} s` : `${Math.round(ms / 60_000)} min`;
}

/** A rate: `0`, `0.4`, `12`, `1,240`. */
export function rate(perSecond: number): string {
  if (perSecond === 0) return '0';
  return perSecond < 10 ? perSecond.toFixed(1) : count(Math.round(perSecond));
}

export function count(many: number): string {
  return many.toLocaleString('en');
}

/** One thing or several: `1 device`, `2 devices`. */
export function some(many: number, one: string, several = `${one}s`): string {
  return `${count(many)} ${many === 1 ? one : several}`;
}

/** Time of day to the second, or to the millisecond. */
export function timeOfDay(atMs: number, toMs = false): string {
  const date = new Date(atMs);
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  return toMs ? `${time}.${String(date.getMilliseconds()).padStart(3, '0')}` : time;
}
