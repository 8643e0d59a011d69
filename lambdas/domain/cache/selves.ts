/** Who asks, as a subject. */
export const SELVES: ReadonlySet<string | undefined> = new Set(['i', 'we']);
/** Whose something is that belongs to who asks. */
export const MINE: ReadonlySet<string | undefined> = new Set(['my', 'our']);
