/** The fault as a list of one, or none where the rule holds. */
export function unless(holds: boolean, fault: string): string[] {
  return holds ? [] : [fault];
}
