/** What `watch` writes to the KeyValueStore and the edge function reads. */
export type Mark = 'down' | 'draining';

/** Region → mark; a region that is not named is healthy. One key, since the edge pays per read. */
export type Marks = Readonly<Record<string, Mark>>;

/** Key of the KeyValueStore under which the marks stand, as JSON. */
export const MARKS_KEY = 'marks';

/** Header by which a viewer asks for one region, and by which an answer says which region gave it. */
export const REGION_HEADER = 'meridian-region';
/** Cookie by which a viewer asks for one region. */
export const PIN_COOKIE = 'meridian-region';
