/** Date, time and offset: RFC 3339 §5.6, with its space for the T left out, which it leaves to applications. */
const RFC_3339 =
  /^(\d{4})-(0[1-9]|1[0-2])-(\d\d)T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

/**
 * An instant in RFC 3339 as UTC with milliseconds, or undefined where the text is none. `Date.parse` alone would
 * take "2026" and "Nov 20 2026". Instants past the year 9999, by their offset, are none: they would not sort as text.
 */
export function instantOf(text: string): string | undefined {
  const [, year, month, day, , second] = RFC_3339.exec(text) ?? [];
  if (year === undefined || Number(day) < 1 || Number(day) > daysIn(Number(year), Number(month))) {
    return undefined;
  }
  // A leap second is the second before it here, as it is in the time that Unix counts.
  const countable = second === '60' ? text.replace(/:60(?=[.Z+-])/i, ':59') : text;
  const instant = new Date(Date.parse(countable.toUpperCase())).toISOString();
  return instant.length === 24 ? instant : undefined;
}

function daysIn(year: number, month: number): number {
  const lastDay = new Date(0);
  // Day 0 of the next month. `Date.UTC` would take years below 100 for those of the last century.
  lastDay.setUTCFullYear(year, month, 0);
  return lastDay.getUTCDate();
}
