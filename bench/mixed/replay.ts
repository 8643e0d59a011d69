import { answerOne } from '../../lambdas/answer/answer-one.ts';
import { askOne } from '../../lambdas/ask/ask-one.ts';
import type { Ask } from '../../lambdas/contract/asks.ts';
import { ASSISTANT } from '../../lambdas/contract/assistant.ts';
import { type Clock, millisOf, mint, START } from '../../lambdas/domain/event-id.ts';
import { estimatedTokens } from '../../lambdas/domain/limiter/estimated-tokens.ts';
import type { MessageEvent } from '../../lambdas/domain/message.ts';
import { dollarsOf } from '../../lambdas/domain/routing/cost.ts';
import { sha256Hex } from '../../lambdas/platform/sha256-hex.ts';
import { seeded } from '../cache/seeded.ts';
import { type Alternatives, alternativesOf } from './alternatives.ts';
import { labelledModel } from './labelled-model.ts';
import { labelIn, type Request } from './requests.ts';
import { taskRecord } from './task-record.ts';
import { type World, worldOf } from './world.ts';

/** What became of the questions, and what that cost. */
export interface Replay extends Alternatives {
  /** Of questions, by where the answer came from. */
  readonly routes: Record<string, number>;
  readonly hits: number;
  readonly wrong: number;
  /** Questions that have no answer at the end. */
  readonly unanswered: number;
  readonly judgeCalls: number;
  readonly looks: number;
  /** Dollars. */
  readonly answers: number;
  readonly judging: number;
  readonly embedding: number;
  readonly examplesOfWrong: readonly object[];
}

/** Ten questions a second. */
const MS_PER_REQUEST = 100;
/** The judge comes after the fact, as a queue's consumer does. */
const REQUESTS_PER_LOOK = 100;
/** Titan Text Embeddings V2 in the United States: https://aws.amazon.com/bedrock/pricing/ */
const EMBEDDING_DOLLARS_PER_MILLION = 0.02;
const EXAMPLES = 20;

/** Sends questions through what ask, answer and judge are made of, one after the other. */
export async function replay(requests: readonly Request[], seed: number): Promise<Replay> {
  const now = { label: '' };
  const model = labelledModel(() => now.label);
  const world = worldOf(model, seed);
  const minted = minter(seed);
  const asked = new Map<string, Request>();
  const course = { judgeCalls: 0, looks: 0, judging: 0 };
  for (const [at, request] of requests.entries()) {
    world.advance(MS_PER_REQUEST);
    const ask = askOf(request, minted, world);
    asked.set(ask.completion, request);
    world.before = messagesOf(request, ask, minted);
    await askOne(world.ask, ask);
    await answerDue(world, (completion) => {
      now.label = asked.get(completion)?.label ?? '';
    });
    if (at % REQUESTS_PER_LOOK === 0) await look(world, model, course);
  }
  while (world.tasks.length > 0) {
    world.advance(1_000);
    await answerDue(world, (completion) => {
      now.label = asked.get(completion)?.label ?? '';
    });
  }
  await look(world, model, course);
  return { ...course, ...countsOf(world, asked), ...alternativesOf(world.settings, requests) };
}

/** What a queue would hand over by now. @param about is told whose question comes */
async function answerDue(world: World, about: (completion: string) => void): Promise<void> {
  const due = world.tasks.filter(({ dueMs }) => dueMs <= world.nowMs());
  for (const each of due) {
    world.tasks.splice(world.tasks.indexOf(each), 1);
    about(each.task.ask.completion);
    await answerOne(world.answer, new Map(), taskRecord(each.task));
  }
}

async function look(
  world: World,
  model: ReturnType<typeof labelledModel>,
  course: { judgeCalls: number; looks: number; judging: number },
): Promise<void> {
  model.onCall = ({ modelId, usage }) => {
    const prices = world.settings.models.find((one) => one.modelId === modelId)?.dollarsPerMillion;
    course.judgeCalls += 1;
    course.judging += prices === undefined ? 0 : dollarsOf(usage, prices);
  };
  course.looks += await world.look();
  model.onCall = () => undefined;
}

function countsOf(world: World, asked: ReadonlyMap<string, Request>) {
  const routes: Record<string, number> = {};
  const examplesOfWrong: object[] = [];
  let [answers, hits, wrong] = [0, 0, 0];
  for (const [completion, { text, how, model, cost }] of world.finished) {
    const request = asked.get(completion) as Request;
    const route = how.route === 'cache' ? `cache: ${how.cache}` : `${model}, ${how.route}`;
    routes[route] = (routes[route] ?? 0) + 1;
    answers += cost.dollars;
    hits += how.route === 'cache' ? 1 : 0;
    if (labelIn(text) !== request.label) {
      wrong += 1;
      examplesOfWrong.push({ prompt: request.prompt, label: request.label, got: labelIn(text), how });
    }
  }
  const tokens = world.embeddedTexts.reduce((sum, text) => sum + estimatedTokens([text]), 0);
  return {
    routes,
    hits,
    wrong,
    unanswered: asked.size - world.finished.size,
    answers,
    embedding: (tokens * EMBEDDING_DOLLARS_PER_MILLION) / 1e6,
    examplesOfWrong: examplesOfWrong.slice(0, EXAMPLES),
  };
}

function askOf({ tenant, user, prompt, priority }: Request, minted: Minted, { nowMs }: World): Ask {
  const asker = keyOf(`${tenant} ${user}`);
  return {
    v: 1,
    sessionId: `${asker}.${minted(nowMs())}`,
    completion: minted(nowMs()),
    asker,
    tenant: keyOf(tenant),
    question: { text: prompt, priority, stream: false },
    askedAt: new Date(nowMs()).toISOString(),
    traceparent: '',
  };
}

/** Newest first, as the store has them. */
function messagesOf({ before }: Request, { sessionId, asker, askedAt }: Ask, minted: Minted): MessageEvent[] {
  return before
    .map((text, at): MessageEvent => {
      const id = minted(Date.parse(askedAt));
      return {
        specversion: '1.0',
        id,
        source: at % 2 === 0 ? asker : ASSISTANT,
        type: 'message.sent',
        subject: sessionId,
        time: new Date(millisOf(id)).toISOString(),
        data: { text },
      };
    })
    .reverse();
}

type Minted = (nowMs: number) => string;

function minter(seed: number): Minted {
  const random = seeded(seed + 3);
  let clock: Clock = START;
  return (nowMs) => {
    const bytes = Uint8Array.from({ length: 8 }, () => Math.floor(random() * 256));
    const next = mint(clock, { nowMs, random: bytes });
    clock = next.clock;
    return next.id;
  };
}

function keyOf(name: string): string {
  return sha256Hex(name).slice(0, 32);
}
