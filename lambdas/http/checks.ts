import { CHECKED } from '../contract/commands.ts';
import { compiled } from '../platform/compiled.ts';

/**
 * Whether a value obeys a schema, by the schema's name. Compiled when the module loads; the build puts the
 * compiler's output in this module's place, so that no bundle carries the compiler.
 */
export const checks = compiled(CHECKED);
