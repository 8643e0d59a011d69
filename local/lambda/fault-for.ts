/** What a table of faults says about a function: its keys are full names, or short ones without the app's prefix. */
export function faultFor<T>(faults: Readonly<Record<string, T>>, functionName: string): T | undefined {
  const key = Object.keys(faults).find((name) => name === functionName || functionName.endsWith(`-${name}`));
  return key === undefined ? undefined : faults[key];
}
