import { Construct } from 'constructs';
import { PRIORITIES } from '../lambdas/contract/completions.ts';
import { Env } from '../lambdas/contract/environment.ts';
import type { Alarms } from './alarms.ts';
import { alarmOnAnswers } from './answer-alarms.ts';
import type { AnswerQueue } from './answer-queue.ts';
import { type AnswerQueues, answerQueues } from './answer-queues.ts';
import { answeringFunctions, type SingleFunctionName } from './answering-functions.ts';
import { AnswersTable } from './answers-table.ts';
import { BatchJobs } from './batch-jobs.ts';
import {
  grantEmbed,
  grantInvoke,
  grantInvokeCheapest,
  grantSettings,
  type ModelsProps,
} from './model-grants.ts';
import { type ModelQueues, modelQueues } from './model-queues.ts';
import type { ServiceFunction } from './service-function.ts';

/** Questions that one environment works on at once: it waits for models most of the time. */
const ANSWERS_PER_BATCH = 5;
const ASKS_PER_BATCH = 10;
const ASKS_AT_ONCE = 10;
const LOOKS_PER_BATCH = 5;
const SUMMARIES_PER_BATCH = 5;

/** Everything between a question that is committed and its answer. */
export class Answers extends Construct {
  readonly functions: Readonly<Record<SingleFunctionName, ServiceFunction>>;
  /** Undefined where no model is offered as batch inference. */
  readonly batchJobs: BatchJobs | undefined;
  private readonly props: ModelsProps;
  private readonly queues: AnswerQueues;
  private readonly cache: AnswersTable;
  private readonly models: ModelQueues;

  constructor(scope: Construct, id: string, props: ModelsProps) {
    super(scope, id);
    this.props = props;
    const { configuration, ai, region } = props;
    this.queues = answerQueues(this, configuration);
    this.cache = new AnswersTable(this, 'cache', configuration);
    this.models = modelQueues(this, {
      app: configuration.app,
      models: ai.models,
      deadLetters: this.queues.deadLetters,
    });
    this.functions = answeringFunctions(scope, configuration, region, ai);
    const hasBatch = ai.models.some(({ batch }) => batch);
    this.batchJobs = hasBatch ? new BatchJobs(this, 'batch', props) : undefined;
    this.wire();
  }

  /** Know which models may be asked. */
  grantName(fn: ServiceFunction): void {
    fn.addEnvironment(Env.models, this.props.ai.models.map(({ name }) => name).join(','));
  }

  /** Hand questions on to be answered. */
  grantAsk(fn: ServiceFunction): void {
    this.queues.asks.grantSend(fn);
    fn.addEnvironment(Env.asksQueueUrl, this.queues.asks.queueUrl);
  }

  /** Have answers looked into. */
  grantLook(fn: ServiceFunction): void {
    this.queues.looks.grantSend(fn);
    fn.addEnvironment(Env.looksQueueUrl, this.queues.looks.queueUrl);
  }

  /** Say how long questions will wait. */
  grantEstimate(fn: ServiceFunction): void {
    this.grantKnow(fn);
    for (const queue of this.modelQueues()) {
      queue.grantCount(fn);
    }
  }

  /** Take dead letters, and send what is young back to the beginning. */
  grantBury(fn: ServiceFunction): void {
    this.queues.deadLetters.grantTake(fn, { batchSize: 10, maxConcurrency: 2 });
    this.grantAsk(fn);
  }

  alarmOn(alarms: Alarms): void {
    alarmOnAnswers(alarms, this.props.ai);
    this.cache.alarmOn(alarms);
    for (const queue of [...Object.values(this.queues), ...this.modelQueues()]) {
      queue.alarmOn(alarms);
    }
    for (const fn of Object.values(this.functions)) {
      fn.alarmOn(alarms);
    }
    this.batchJobs?.alarmOn(alarms);
  }

  private wire(): void {
    const { ask, answer, judge, summarize } = this.functions;
    this.queues.asks.grantTake(ask, { batchSize: ASKS_PER_BATCH, maxConcurrency: ASKS_AT_ONCE });
    this.grantAsk(ask);
    grantEmbed(ask);
    this.cache.grantAnswer(ask);
    this.queues.summaries.grantSend(ask);
    ask.addEnvironment(Env.summariesQueueUrl, this.queues.summaries.queueUrl);
    this.cache.grantKeep(answer);
    for (const fn of [ask, answer]) {
      this.grantKnow(fn);
      this.grantLook(fn);
      for (const queue of this.modelQueues()) {
        queue.grantSend(fn);
      }
    }
    for (const queues of this.models.values()) {
      for (const priority of PRIORITIES) {
        const maxConcurrency = this.props.ai.concurrency[priority];
        queues[priority].grantTake(answer, { batchSize: ANSWERS_PER_BATCH, maxConcurrency });
      }
    }
    grantInvoke(answer, this.props);
    this.wireJudge(judge);
    this.wireSummarize(summarize);
    if (this.batchJobs !== undefined) {
      this.wireGather(this.batchJobs.gather);
    }
  }

  private wireGather(gather: ServiceFunction): void {
    this.grantKnow(gather);
    this.grantLook(gather);
    this.cache.grantKeep(gather);
    for (const { batch } of this.models.values()) {
      batch.grantSend(gather);
    }
  }

  private wireJudge(judge: ServiceFunction): void {
    this.queues.looks.grantTake(judge, { batchSize: LOOKS_PER_BATCH, maxConcurrency: 2 });
    this.grantLook(judge);
    this.cache.grantLook(judge);
    grantSettings(judge, this.props);
    grantInvokeCheapest(judge, this.props);
  }

  private wireSummarize(summarize: ServiceFunction): void {
    this.queues.summaries.grantTake(summarize, { batchSize: SUMMARIES_PER_BATCH, maxConcurrency: 2 });
    summarize.addEnvironment(Env.summariesQueueUrl, this.queues.summaries.queueUrl);
    this.cache.grantSummarize(summarize);
    grantSettings(summarize, this.props);
    grantInvokeCheapest(summarize, this.props);
  }

  private grantKnow(fn: ServiceFunction): void {
    grantSettings(fn, this.props);
    fn.addEnvironment(
      Env.modelQueueUrls,
      this.modelQueues()
        .map(({ queueUrl }) => queueUrl)
        .join(','),
    );
  }

  private modelQueues(): AnswerQueue[] {
    return [...this.models.values()].flatMap((queues) => Object.values(queues));
  }
}
