/** Naive: one lane that every region appends to, as an event store in one region would have it. */
export const SHARED_LANE = 'shared.1';
