import { mkdir, stat, writeFile } from 'node:fs/promises';
import { classify } from '../../lambdas/domain/intents/classify.ts';
import { guessOf } from '../../lambdas/domain/intents/guess.ts';
import type { Model } from '../../lambdas/domain/intents/model.ts';
import { sentencesOf } from '../../lambdas/domain/intents/sentences.ts';
import { trainedModel } from '../../lambdas/domain/intents/trained-model.ts';
import { seededRandom } from '../../local/engines/dynamodb/seeded-random.ts';
import { linesOf } from '../report.ts';
import { type Measured, passes } from '../row.ts';
import { type EvaluationText, readEvaluation } from './evaluation-data.ts';
import { type Classifier, coverageOf, judge, outOfScopeShare, precisionOf, type Verdict } from './judge.ts';
import { type IntentsOptions, intentsOptions } from './options.ts';
import { type Timing, timed } from './timing.ts';
import { MODEL_FILE, TRAINING_FOLDER } from './train/files.ts';
import { readTrainingData } from './train/training-data.ts';
import { trainedOn } from './trained-on.ts';
import { withTypo } from './typo.ts';

const FOLDER = 'reports/intents';
/** What everybody takes for sure, and is not. */
const RAW_CONFIDENCE = 0.9;

/** Runs what `bench -- --scenario intents` asks for; the exit code: 0 reached every goal, 1 missed one. */
export async function runIntentsBench(args: readonly string[]): Promise<number> {
  const options = intentsOptions(args);
  const begun = performance.now();
  const report = await reportOf(options);
  const seconds = (performance.now() - begun) / 1_000;
  console.table(report.table);
  console.table(report.kinds);
  const title = `intents that need no model, ${report.texts} texts and as many with a typo, seed ${options.seed}`;
  const row = { id: 'intents', title, measure: async () => [] };
  console.log(linesOf({ row, measured: report.measured, seconds }));
  await mkdir(FOLDER, { recursive: true });
  const measured = report.measured.map((one) => ({ ...one, pass: passes(one) }));
  await writeFile(`${FOLDER}/intents.json`, `${JSON.stringify({ options, ...report, measured }, null, 2)}\n`);
  console.log(`\n${FOLDER}/intents.json has it all.`);
  return measured.some(({ pass }) => pass === false) ? 1 : 0;
}

async function reportOf({ seed, texts: folder }: IntentsOptions) {
  const model = trainedModel();
  const all = readEvaluation(folder, model.intents);
  const isTrainedOn = trainedOn(readTrainingData(TRAINING_FOLDER).templates);
  const clean = all.filter(({ text }) => !isTrainedOn(text));
  const random = seededRandom(seed, 'typos');
  const slipped = clean.map((one) => ({ ...one, text: withTypo(one.text, random) }));
  const ours: Classifier = (text) => classify(text, model)?.intent;
  const both = [...clean, ...slipped];
  const timing = timed(
    both.map(({ text }) => text),
    ours,
  );
  return {
    texts: clean.length,
    leftOut: all.length - clean.length,
    timing,
    table: tableOf(
      { 'as written': clean, 'with a typo': slipped, both },
      { ours, 'softmax > 0.9': raw(model) },
    ),
    kinds: kindsOf(clean, slipped, ours),
    measured: measuredOf(judge(both, ours), (await stat(MODEL_FILE)).size, timing),
  };
}

/** The same weights without guard, spelling and thresholds. */
function raw(model: Model): Classifier {
  return (text) => {
    const words = sentencesOf(text).flat();
    if (words.length === 0) return undefined;
    const { at, confidence } = guessOf(words, model);
    return confidence > RAW_CONFIDENCE ? model.intents[at] : undefined;
  };
}

function measuredOf(verdict: Verdict, bytes: number, timing: Timing): Measured[] {
  return [
    { name: 'artefact', value: bytes / 1_024, unit: 'KB', goal: { atMost: 64 } },
    {
      name: 'one classification, p99 of texts',
      value: timing.p99Us,
      unit: 'µs',
      goal: { atMost: 50 },
      note: `p50 ${timing.p50Us.toFixed(1)}, CPU ${timing.meanCpuUs.toFixed(1)}, p99 of calls ${timing.p99OfCallsUs.toFixed(0)}`,
    },
    { name: 'right where it answers', value: precisionOf(verdict), unit: '', goal: { atLeast: 0.98 } },
    { name: 'answered out of scope', value: outOfScopeShare(verdict), unit: '', goal: { atMost: 0.02 } },
    { name: 'coverage', value: coverageOf(verdict), unit: '', goal: { atLeast: 0.35 } },
  ];
}

type Row = Readonly<Record<string, string | number>>;

function tableOf(
  sets: Readonly<Record<string, readonly EvaluationText[]>>,
  classifiers: Readonly<Record<string, Classifier>>,
): Row[] {
  return Object.entries(sets).flatMap(([set, texts]) =>
    Object.entries(classifiers).map(([design, classifier]) => {
      const verdict = judge(texts, classifier);
      return {
        texts: set,
        design,
        'right where it answers': percent(precisionOf(verdict)),
        'out of scope': percent(outOfScopeShare(verdict)),
        coverage: percent(coverageOf(verdict)),
        wrong: verdict.wrong + verdict.outOfScope,
      };
    }),
  );
}

/** How much of each kind is answered, as written and with a typo. */
function kindsOf(
  clean: readonly EvaluationText[],
  slipped: readonly EvaluationText[],
  classifier: Classifier,
): Row[] {
  return [...new Set(clean.map(({ kind }) => kind))].map((kind) => {
    const texts = clean.filter((one) => one.kind === kind);
    const share = (from: readonly EvaluationText[]) => {
      const { right, wrong, outOfScope } = judge(
        from.filter((one) => one.kind === kind),
        classifier,
      );
      return percent((right + wrong + outOfScope) / texts.length);
    };
    return { kind, texts: texts.length, answered: share(clean), 'with a typo': share(slipped) };
  });
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
