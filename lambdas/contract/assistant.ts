/** Whose the answers are: no person has this user key. */
export const ASSISTANT = 'f'.repeat(32);
