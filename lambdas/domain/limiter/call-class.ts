/** How urgent a call of a model is. */
export type CallClass = 'interactive' | 'standard' | 'batch';
export const CALL_CLASSES: readonly CallClass[] = ['interactive', 'standard', 'batch'];
