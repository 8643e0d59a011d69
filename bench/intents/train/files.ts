export const TRAINING_FOLDER = 'bench/intents/data/training';
export const MODEL_FILE = 'lambdas/domain/intents/model.json';
/** With which the model in the repository was trained. */
export const MODEL_SEED = 1;
