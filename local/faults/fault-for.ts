/**
 * What a table of faults says about a function: its keys are full names, names without the app's prefix, or `*` for
 * every function that has no key of its own.
 */
export function faultFor<T>(faults: Readonly<Record<string, T>>, functionName: string): T | undefined {
  const key = Object.keys(faults).find((name) => name === functionName || functionName.endsWith(`-${name}`));
  return faults[key ?? '*'];
}
