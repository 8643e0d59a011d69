import type { Access } from '../engines/engine.ts';

/** What is known of a call when its permission is asked for. */
export interface Request extends Access {
  readonly roleArn: string;
  readonly region: string;
}
