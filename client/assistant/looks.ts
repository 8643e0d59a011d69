import type { Ports } from '../ports.ts';

/** When something is looked at next: one look at a time, and none before a pause is over. */
export class Looks {
  readonly #world: Pick<Ports, 'after' | 'nowMs'>;
  readonly #look: () => Promise<void>;
  #dueMs = Number.POSITIVE_INFINITY;
  #notBeforeMs = 0;
  #cancel: () => void = () => undefined;
  #isLooking = false;
  #isOver = false;

  /** @param look must not reject */
  constructor(world: Pick<Ports, 'after' | 'nowMs'>, look: (looks: Looks) => Promise<void>) {
    this.#world = world;
    this.#look = () => look(this);
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** In so long, whatever was due before. */
  in(ms: number): void {
    this.rest();
    if (this.#isOver) return;
    const nowMs = this.#world.nowMs();
    this.#dueMs = Math.max(nowMs + ms, this.#notBeforeMs);
    if (!this.#isLooking) this.#cancel = this.#world.after(this.#dueMs - nowMs, () => void this.#run());
  }

  /** In so long at the latest. */
  within(ms: number): void {
    if (Math.max(this.#world.nowMs() + ms, this.#notBeforeMs) < this.#dueMs) this.in(ms);
  }

  /** Nothing is due. */
  rest(): void {
    this.#cancel();
    this.#dueMs = Number.POSITIVE_INFINITY;
  }

  /** Nothing sooner than in so long. */
  pause(ms: number): void {
    this.#notBeforeMs = this.#world.nowMs() + ms;
  }

  /** Looks never again. */
  end(): void {
    this.rest();
    this.#isOver = true;
  }

  async #run(): Promise<void> {
    this.#dueMs = Number.POSITIVE_INFINITY;
    this.#isLooking = true;
    await this.#look();
    this.#isLooking = false;
    if (this.#dueMs < Number.POSITIVE_INFINITY) this.in(this.#dueMs - this.#world.nowMs());
  }
}
