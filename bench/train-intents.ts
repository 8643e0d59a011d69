import './plain-errors.ts';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { MODEL_FILE, MODEL_SEED, TRAINING_FOLDER } from './intents/train/files.ts';
import { textOf, trainModel } from './intents/train/train-model.ts';
import { readTrainingData } from './intents/train/training-data.ts';

const { out } = parseArgs({ options: { out: { type: 'string', default: MODEL_FILE } } }).values;
const data = readTrainingData(TRAINING_FOLDER);
const model = trainModel(data, MODEL_SEED);
const text = textOf(model);
await writeFile(out, text);
console.table(model.thresholds);
console.log(`${out}: ${text.length} bytes, ${data.templates.length} templates, seed ${MODEL_SEED}.`);
