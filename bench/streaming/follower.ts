import type { CompletionEnvelope } from '../../lambdas/contract/chunks.ts';
import { type Assembly, arrived, NOTHING_ARRIVED } from '../../lambdas/domain/streaming/assembly.ts';
import type { Chunk } from '../../lambdas/domain/streaming/chunk.ts';

/** An answer as a device puts it together, of what is pushed and what it fetches. */
export class Follower {
  /** The newest run; what older ones said is void. */
  run = 0;
  assembly: Assembly = NOTHING_ARRIVED;
  /** The message that the answer became. */
  message: string | undefined;
  /** Chunks that were pushed, as they came: all that a device without numbers would show. */
  readonly pushed: { readonly run: number; readonly chunk: Chunk }[] = [];

  heard({ run, chunks }: Pick<CompletionEnvelope, 'run' | 'chunks'>): void {
    this.pushed.push(...chunks.map((chunk) => ({ run, chunk })));
    this.took(run, chunks);
  }

  /** What the API answered, pushed or not. */
  took(run: number, chunks: readonly Chunk[]): void {
    if (run < this.run) {
      return;
    }
    if (run > this.run) {
      this.run = run;
      this.assembly = NOTHING_ARRIVED;
    }
    this.assembly = chunks.reduce(arrived, this.assembly);
  }

  /** All of the answer; undefined while it is not whole. */
  get text(): string | undefined {
    return this.assembly.outcome.kind === 'whole' ? this.assembly.text : this.message;
  }

  /** What the next look asks for. */
  get query(): string {
    return this.run === 0 ? '' : `&run=${this.run}&from=${this.assembly.next}`;
  }

  /** The text that a device shows which takes what is pushed as it comes. */
  get unnumbered(): string {
    return this.pushed
      .filter(({ run }) => run === this.run)
      .map(({ chunk }) => (chunk.kind === 'delta' ? chunk.text : ''))
      .join('');
  }
}
