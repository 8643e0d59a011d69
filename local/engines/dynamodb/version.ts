/** When an item was written, and where: what "last writer wins" compares. */
export interface Version {
  /** Microseconds since 1970 by the clock of the writing region. */
  readonly at: number;
  readonly region: string;
}

/** Total order: the region's name breaks a tie, so that every replica keeps the same write. */
export function isNewer(version: Version, than: Version | undefined): boolean {
  if (!than || version.at !== than.at) return version.at > (than?.at ?? -1);
  return version.region > than.region;
}
