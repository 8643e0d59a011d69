import type { Experience } from '../domain/cache/acceptance.ts';

/** What was learnt of an embedder's candidates, for all environments of a region. */
export interface ExperienceStore {
  load(embedder: string): Promise<VersionedExperience>;
  /** `conflict` where another saved since it was loaded: load again, merge, try again. */
  save(embedder: string, experience: VersionedExperience): Promise<'saved' | 'conflict'>;
}

export interface VersionedExperience {
  readonly experience: Experience;
  /** 0 where nothing was ever saved. */
  readonly version: number;
}
