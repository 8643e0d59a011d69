import { afterRefusal, ENDURANCE, firstAttempt } from '../../lambdas/domain/queueing/attempts.ts';
import { againInSeconds, letIn, turnedAway } from '../../lambdas/domain/queueing/pace.ts';
import { limiter } from '../../lambdas/store/item-limiter.ts';
import type { Admission, Limiter } from '../../lambdas/store/limiter.ts';
import type { LimiterItem } from '../../lambdas/store/limiter-item.ts';
import { Consumers, type Environment, freshPaces, type Message } from './consumers.ts';
import type { StandIn } from './stand-in.ts';
import type { Tally } from './tally.ts';
import type { Variant } from './variants.ts';
import type { VirtualClock } from './virtual-clock.ts';
import { between, type Call } from './workload.ts';

export interface World {
  readonly variant: Variant;
  readonly clock: VirtualClock;
  readonly random: () => number;
  readonly model: StandIn;
  readonly item: LimiterItem;
  readonly tally: Tally;
}

interface Asking {
  readonly call: Call;
  /** How often its consumer died, or the model answered 429. */
  attempt: number;
  asks: number;
}

/** Clocks of environments differ by so much. */
const SKEW_MS = 300;
/** That an environment dies: before the call, or after it and before it settles. */
const DIES = 0.01;
/** What is read of a question before its quota is asked. */
const READS_MS = [4, 16] as const;
const SETTLES_TWICE = 0.02;
/** When a message whose consumer died is received again. */
const HIDDEN_MS = 60_000;
const MOST_BACKOFF_MS = 20_000;

/** Queues, environments and what they do with a call, as the functions will. */
export class Simulation {
  private readonly world: World;
  private readonly consumers: Consumers<Asking>;

  constructor(world: World) {
    this.world = world;
    this.consumers = new Consumers<Asking>(
      () => environmentIn(world),
      (message, environment) => this.work(message, environment),
      world.random,
    );
  }

  async arrive(calls: readonly Call[]): Promise<void> {
    const { clock, tally } = this.world;
    for (const call of calls) {
      await clock.pause(call.atMs - clock.nowMs());
      tally.arrived(call);
      this.consumers.put({ callClass: call.callClass, content: { call, attempt: 0, asks: 0 } });
    }
  }

  private async work(message: Message<Asking>, environment: Environment): Promise<void> {
    if (!this.world.variant.hasLimiter) return this.askModel(message);
    const { clock, random } = this.world;
    const { content } = message;
    await clock.pause(between(READS_MS, random));
    const admission = await this.ask(content, environment);
    return 'reservation' in admission
      ? this.admitted(message, environment, admission)
      : this.turnAway(message, environment, admission.retryAfterMs);
  }

  private async ask(asking: Asking, environment: Environment): Promise<Admission> {
    const { call, attempt } = asking;
    const admission = await environment.limiter.reserve({
      key: `${call.id}.${attempt}`,
      callClass: call.callClass,
      tenant: call.tenant,
      tokens: call.estimatedTokens + call.maxOutputTokens,
      ageMs: this.ageMs(asking),
    });
    asking.asks++;
    this.world.tally.asked(call, asking.asks === 1, 'reservation' in admission);
    return admission;
  }

  private async admitted(
    message: Message<Asking>,
    environment: Environment,
    { reservation, startsInMs }: Extract<Admission, { startsInMs: number }>,
  ): Promise<void> {
    const { clock, model, tally, variant } = this.world;
    const { call } = message.content;
    environment.paces[call.callClass] = letIn(environment.paces[call.callClass], this.ageMs(message.content));
    await clock.pause(startsInMs);
    this.begins(message.content);
    if (this.dies(environment)) return this.receivedAgain(message);
    const tokens = await model.call(call);
    if (tokens === undefined) {
      tally.throttled++;
      await environment.limiter.settle(reservation, { kind: 'throttled' });
      return this.turnAway(message, environment, 0, 1);
    }
    tally.answered(call, tokens);
    if (!this.dies(environment) && variant.settles)
      await this.settle(message, environment, reservation, tokens);
  }

  private async settle(
    { content: { call } }: Message<Asking>,
    { limiter }: Environment,
    reservation: Extract<Admission, { startsInMs: number }>['reservation'],
    tokens: number,
  ): Promise<void> {
    const reserved = call.inputTokens + call.maxOutputTokens;
    for (const _ of this.world.random() < SETTLES_TWICE ? [1, 2] : [1]) {
      await limiter.settle(reservation, { kind: 'used', tokens, reserved });
    }
  }

  /** Sends a message anew, for later, by the functions' own rules, or gives it up where that is too late. */
  private turnAway(
    message: Message<Asking>,
    { paces }: Environment,
    retryAfterMs: number,
    attempts = 0,
  ): void {
    const { callClass, content } = message;
    const { clock, random, tally } = this.world;
    const ageMs = this.ageMs(content);
    paces[callClass] = turnedAway(paces[callClass], ageMs);
    content.attempt += attempts;
    const seconds = againInSeconds(paces[callClass], ageMs, retryAfterMs, random());
    const before = firstAttempt(content.call.atMs);
    if (afterRefusal(before, clock.nowMs(), seconds, ENDURANCE[callClass]).kind === 'over') {
      tally.givenUp(content.call);
      return;
    }
    void this.putLater(message, seconds * 1_000);
  }

  /** As SDKs do it: the call is made, and made again after a pause that doubles, with full jitter. */
  private async askModel(message: Message<Asking>): Promise<void> {
    const { model, random, tally } = this.world;
    const { call } = message.content;
    const ageMs = this.ageMs(message.content);
    const tokens = await model.call(call);
    tally.asked(call, message.content.asks === 0, tokens !== undefined);
    message.content.asks++;
    if (tokens !== undefined) {
      tally.waited(call, ageMs);
      return tally.answered(call, tokens);
    }
    tally.throttled++;
    void this.putLater(message, random() * Math.min(MOST_BACKOFF_MS, 500 * 2 ** message.content.asks));
  }

  private async putLater(message: Message<Asking>, ms: number): Promise<void> {
    await this.world.clock.pause(ms);
    this.consumers.put(message);
  }

  private receivedAgain(message: Message<Asking>): void {
    message.content.attempt++;
    void this.putLater(message, HIDDEN_MS);
  }

  /** A second attempt waited for what broke the first. */
  private begins(asking: Asking): void {
    if (asking.attempt === 0) this.world.tally.waited(asking.call, this.ageMs(asking));
  }

  /** With an environment dies what it remembered, and what it had left to be settled later. */
  private dies(environment: Environment): boolean {
    const isDead = this.world.random() < DIES;
    if (isDead) {
      this.world.tally.crashes++;
      environment.limiter = limiterIn(this.world);
    }
    return isDead;
  }

  private ageMs({ call }: Asking): number {
    return this.world.clock.nowMs() - call.atMs;
  }
}

function environmentIn(world: World): Environment {
  return { limiter: limiterIn(world), paces: freshPaces() };
}

function limiterIn({ variant, clock, random, item }: World): Limiter {
  const skewMs = (random() - 0.5) * SKEW_MS;
  const { quota } = variant.workload;
  return limiter(item, { quota, steering: variant.steering, nowMs: () => clock.nowMs() + skewMs });
}
