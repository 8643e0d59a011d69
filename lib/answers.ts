import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { PRIORITIES, type Priority } from '../lambdas/contract/completions.ts';
import { Env } from '../lambdas/contract/environment.ts';
import { namesOf } from '../lambdas/contract/names.ts';
import { type AiConfiguration, aiSettingsOf } from './ai-configuration.ts';
import type { Alarms } from './alarms.ts';
import { alarmOnAnswers } from './answer-alarms.ts';
import { AnswerQueue } from './answer-queue.ts';
import {
  ANSWER_TIMEOUT,
  ASK_TIMEOUT,
  answeringFunctions,
  JUDGE_TIMEOUT,
  type SingleFunctionName,
  SUMMARIZE_TIMEOUT,
} from './answering-functions.ts';
import { AnswersTable } from './answers-table.ts';
import { BatchJobs } from './batch-jobs.ts';
import type { Configuration } from './configuration.ts';
import { modelArns } from './model-arns.ts';
import type { ServiceFunction } from './service-function.ts';

export interface AnswersProps {
  readonly configuration: Configuration;
  readonly ai: AiConfiguration;
  readonly region: string;
}

/** Questions that one environment works on at once: it waits for models most of the time. */
const ANSWERS_PER_BATCH = 5;
const ASKS_PER_BATCH = 10;
const ASKS_AT_ONCE = 10;
const LOOKS_PER_BATCH = 5;
const SUMMARIES_PER_BATCH = 5;
/** As `lambdas/bedrock/titan-embedder.ts` calls it. */
const EMBEDDER = 'amazon.titan-embed-text-v2:0';
/** Age at which somebody should know that questions wait. */
const OLDEST_SECONDS: Readonly<Record<Priority, number>> = {
  interactive: 60,
  standard: 600,
  batch: 86_400,
};

/** Everything between a question that is committed and its answer. */
export class Answers extends Construct {
  readonly functions: Readonly<Record<SingleFunctionName, ServiceFunction>>;
  /** Undefined where no model is offered as batch inference. */
  readonly batchJobs: BatchJobs | undefined;
  private readonly props: AnswersProps;
  private readonly deadLetters: AnswerQueue;
  private readonly asks: AnswerQueue;
  private readonly looks: AnswerQueue;
  private readonly summaries: AnswerQueue;
  private readonly cache: AnswersTable;
  private readonly models: ReadonlyMap<string, Readonly<Record<Priority, AnswerQueue>>>;

  constructor(scope: Construct, id: string, props: AnswersProps) {
    super(scope, id);
    this.props = props;
    const { configuration, ai, region } = props;
    const names = namesOf(configuration.app);
    this.deadLetters = new AnswerQueue(this, 'answers-dead-letters', {
      queueName: names.answersDeadLetters,
      visibilityTimeout: sixTimes(ASK_TIMEOUT),
    });
    this.asks = new AnswerQueue(this, 'asks', {
      queueName: names.asks,
      deadLetters: this.deadLetters,
      visibilityTimeout: sixTimes(ASK_TIMEOUT),
      oldestInSeconds: 60,
    });
    this.looks = new AnswerQueue(this, 'looks', {
      queueName: names.looks,
      deadLetters: this.deadLetters,
      visibilityTimeout: sixTimes(JUDGE_TIMEOUT),
      oldestInSeconds: 86_400,
    });
    this.summaries = new AnswerQueue(this, 'summaries', {
      queueName: names.summaries,
      deadLetters: this.deadLetters,
      visibilityTimeout: sixTimes(SUMMARIZE_TIMEOUT),
      oldestInSeconds: 3_600,
    });
    this.cache = new AnswersTable(this, 'cache', configuration);
    this.models = new Map(ai.models.map(({ name }) => [name, this.queuesOf(name)]));
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
    this.asks.grantSend(fn);
    fn.addEnvironment(Env.asksQueueUrl, this.asks.queueUrl);
  }

  /** Have answers looked into. */
  grantLook(fn: ServiceFunction): void {
    this.looks.grantSend(fn);
    fn.addEnvironment(Env.looksQueueUrl, this.looks.queueUrl);
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
    this.deadLetters.grantTake(fn, { batchSize: 10, maxConcurrency: 2 });
    this.grantAsk(fn);
  }

  alarmOn(alarms: Alarms): void {
    alarmOnAnswers(alarms, this.props.ai);
    this.cache.alarmOn(alarms);
    for (const queue of [this.deadLetters, this.asks, this.looks, this.summaries, ...this.modelQueues()]) {
      queue.alarmOn(alarms);
    }
    for (const fn of Object.values(this.functions)) {
      fn.alarmOn(alarms);
    }
    this.batchJobs?.alarmOn(alarms);
  }

  private wire(): void {
    const { ask, answer, judge, summarize } = this.functions;
    this.asks.grantTake(ask, { batchSize: ASKS_PER_BATCH, maxConcurrency: ASKS_AT_ONCE });
    this.grantAsk(ask);
    this.grantEmbed(ask);
    this.cache.grantAnswer(ask);
    this.summaries.grantSend(ask);
    ask.addEnvironment(Env.summariesQueueUrl, this.summaries.queueUrl);
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
    this.grantInvoke(answer, this.props.ai.models);
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
    this.looks.grantTake(judge, { batchSize: LOOKS_PER_BATCH, maxConcurrency: 2 });
    this.grantLook(judge);
    this.cache.grantLook(judge);
    this.grantSettings(judge);
    this.grantInvoke(judge, [cheapestOf(this.props.ai)]);
  }

  private wireSummarize(summarize: ServiceFunction): void {
    this.summaries.grantTake(summarize, { batchSize: SUMMARIES_PER_BATCH, maxConcurrency: 2 });
    summarize.addEnvironment(Env.summariesQueueUrl, this.summaries.queueUrl);
    this.cache.grantSummarize(summarize);
    this.grantSettings(summarize);
    this.grantInvoke(summarize, [cheapestOf(this.props.ai)]);
  }

  /** Make vectors of questions. */
  private grantEmbed(fn: ServiceFunction): void {
    const { partition, region } = Stack.of(this);
    fn.addToRolePolicy(
      new PolicyStatement({
        actions: ['bedrock:InvokeModel'],
        resources: [`arn:${partition}:bedrock:${region}::foundation-model/${EMBEDDER}`],
      }),
    );
  }

  /** Have the models of this region, and where it may spill those of the others, answer. */
  private grantInvoke(fn: ServiceFunction, models: AiConfiguration['models']): void {
    const { configuration, ai, region } = this.props;
    const from = ai.spillToRegions ? configuration.regions.map(({ name }) => name) : [region];
    const resources = models.flatMap((model) => from.flatMap((caller) => modelArns(this, caller, model)));
    fn.addToRolePolicy(
      new PolicyStatement({
        actions: ['bedrock:InvokeModelWithResponseStream'],
        resources: [...new Set(resources)],
      }),
    );
  }

  private grantSettings(fn: ServiceFunction): void {
    const { ai, region, configuration } = this.props;
    const regions = configuration.regions.map(({ name }) => name);
    fn.addEnvironment(Env.aiSettings, JSON.stringify(aiSettingsOf(ai, region, regions)));
  }

  private grantKnow(fn: ServiceFunction): void {
    this.grantSettings(fn);
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

  private queuesOf(model: string): Record<Priority, AnswerQueue> {
    const make = (priority: Priority) => this.modelQueue(model, priority);
    return { interactive: make('interactive'), standard: make('standard'), batch: make('batch') };
  }

  private modelQueue(model: string, priority: Priority): AnswerQueue {
    return new AnswerQueue(this, `model-${model}-${priority}`, {
      queueName: namesOf(this.props.configuration.app).modelQueue(model, priority),
      deadLetters: this.deadLetters,
      // Not six times the timeout: who asked would wait half an hour for what a crash interrupted. answer shortens it
      // further while it works, and a throttled receive costs nobody anything but time.
      visibilityTimeout: ANSWER_TIMEOUT,
      oldestInSeconds: OLDEST_SECONDS[priority],
    });
  }
}

/** The one that judges and summarises, by the same measure as the runtime takes. */
function cheapestOf({ models }: AiConfiguration): AiConfiguration['models'][number] {
  return models.reduce((a, b) => (b.dollarsPerMillion.output < a.dollarsPerMillion.output ? b : a));
}

// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
function sixTimes(timeout: Duration): Duration {
  return Duration.seconds(6 * timeout.toSeconds());
}
