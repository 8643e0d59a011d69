import type { Marks } from '../contract/routing.ts';
import type { Beat } from './observation.ts';

/** Where observers tell each other what they see. */
export interface Observations {
  load(): Promise<readonly Beat[]>;
  save(beat: Beat): Promise<void>;
}

/** Marks as they stand, and the version of the store that held them. */
interface VersionedMarks {
  readonly marks: Marks;
  readonly version: string;
}

/** Where the edge function looks. Every call costs money. */
export interface MarkStore {
  /** For a look; cheaper by one call than what a write needs. */
  read(): Promise<Marks>;
  readForWriting(): Promise<VersionedMarks>;
  /** `conflict` where somebody wrote since that version. */
  write(marks: Marks, version: string): Promise<'written' | 'conflict'>;
}

/** Whether an API says that it is healthy, within a second. Never throws. */
export type Probe = (api: string) => Promise<boolean>;

/** Tells every device of this region which regions are lost; false where the broker did not take it. Never throws. */
export type Announce = (lost: readonly string[]) => Promise<boolean>;
