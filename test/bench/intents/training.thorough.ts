import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readEvaluation } from '../../../bench/intents/evaluation-data.ts';
import { coverageOf, judge, outOfScopeShare, precisionOf } from '../../../bench/intents/judge.ts';
import { MODEL_FILE, TRAINING_FOLDER } from '../../../bench/intents/train/files.ts';
import { MOST_BYTES } from '../../../bench/intents/train/train-model.ts';
import { readTrainingData } from '../../../bench/intents/train/training-data.ts';
import { trainedOn } from '../../../bench/intents/trained-on.ts';
import { withTypo } from '../../../bench/intents/typo.ts';
import { INTENTS } from '../../../lambdas/contract/intents.ts';
import { classify } from '../../../lambdas/domain/intents/classify.ts';
import { trainedModel } from '../../../lambdas/domain/intents/trained-model.ts';
import { seededRandom } from '../../../local/engines/dynamodb/seeded-random.ts';

const run = promisify(execFile);
const data = readTrainingData(TRAINING_FOLDER);
const stored = readFileSync(MODEL_FILE, 'utf8');

describe('the model in the repository', () => {
  // In a program of its own: here, in a context of jest, the same takes thirty times as long.
  test('is what its training data give, to the byte', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'model-'));
    const out = join(folder, 'model.json');
    await run(process.execPath, ['--import', 'tsx', 'bench/train-intents.ts', '--out', out]);
    expect(readFileSync(out, 'utf8') === stored).toBe(true);
    await rm(folder, { recursive: true });
  }, 240_000);

  test('has less than 64 KB, all of it', () => {
    expect(Buffer.byteLength(stored)).toBeLessThanOrEqual(MOST_BYTES);
  });

  test('knows the intents of the contract, from 40 templates each', () => {
    expect(data.intents).toEqual(INTENTS);
    const counts = data.intents.map((_, label) => data.templates.filter((one) => one.label === label).length);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(40);
  });
});

describe('the evaluation', () => {
  const texts = readEvaluation('bench/intents/data/evaluation', data.intents);
  const isTrainedOn = trainedOn(data.templates);
  const unseen = texts.filter(({ text }) => !isTrainedOn(text));

  test('has enough that no template stands for', () => {
    for (const intent of INTENTS) {
      expect(unseen.filter((one) => one.intent === intent).length).toBeGreaterThanOrEqual(30);
    }
    expect(unseen.filter(({ intent }) => intent === undefined).length).toBeGreaterThanOrEqual(500);
    expect(new Set(unseen.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(INTENTS.length + 10);
  });

  test('finds answers right, seldom out of scope, and often enough, as written and with a typo', () => {
    const random = seededRandom(1, 'typos');
    const slipped = unseen.map((one) => ({ ...one, text: withTypo(one.text, random) }));
    for (const set of [unseen, slipped]) {
      const verdict = judge(set, (text) => classify(text, trainedModel())?.intent);
      expect(precisionOf(verdict)).toBeGreaterThanOrEqual(0.98);
      expect(outOfScopeShare(verdict)).toBeLessThanOrEqual(0.02);
      expect(coverageOf(verdict)).toBeGreaterThanOrEqual(0.35);
    }
  });
});
