import { ASSISTANT } from '../../../lambdas/contract/assistant.ts';
import type { MeridianEvent } from '../../../lambdas/contract/events.ts';
import { checksumText, NO_TEXT, summed } from '../../../lambdas/domain/streaming/checksum.ts';
import type { Chunk, Close } from '../../../lambdas/domain/streaming/chunk.ts';
import { AUTHOR, type FakeMeridian, INBOX } from '../fake-meridian.ts';
import type { FakeBroker } from '../realtime/fake-broker.ts';

export const ANSWER_ID = '0192f5b1-0000-7000-8000-00000000beef';

/** One answer as the service gives it: in runs, of which devices hear what is not lost. */
export class FakeAnswer {
  readonly id: string;
  readonly session: string;
  readonly author: string;
  run = 0;
  /** Pieces of the present run. */
  chunks: Chunk[] = [];
  text = '';
  /** What else is told of it than how far its run is. */
  told: object = { status: 'queued', priority: 'standard' };
  /** How often somebody asked, and for what. */
  readonly asked: { run: string | null; from: string | null; author: string | null }[] = [];

  constructor(server: FakeMeridian, { session, id, author = AUTHOR }: Record<string, string>) {
    this.session = String(session);
    this.id = String(id);
    this.author = author;
    server.completions.set(this.id, (query) => this.standing(query));
  }

  begin(): void {
    this.run++;
    this.chunks = [];
    this.text = '';
    this.told = { status: 'streaming' };
  }

  say(text: string): Chunk {
    this.text += text;
    return this.keep({ kind: 'delta', text });
  }

  end(): Chunk {
    return this.keep({ kind: 'end', ...endOf(this.text) });
  }

  break(): Chunk {
    this.told = { status: 'queued', priority: 'standard' };
    return this.keep({ kind: 'error', code: 'model-cut' });
  }

  retract(): Chunk {
    return this.keep({ kind: 'retract' });
  }

  /** The log has it. */
  finish(text = this.text): void {
    this.told = { status: 'finished', answerId: ANSWER_ID, text };
  }

  envelope(chunks: readonly Chunk[], run = this.run): object {
    const about = { session: this.session, completion: this.id, author: this.author };
    return { v: 1, kind: 'completion', ...about, run, chunks };
  }

  push(broker: FakeBroker, ...chunks: Chunk[]): void {
    broker.publish(INBOX, this.envelope(chunks));
  }

  /** The event by which the log has it. */
  finishedEvent(text = this.text): MeridianEvent {
    const data = { completion: this.id, author: this.author, text } as MeridianEvent['data'];
    const type = 'completion.finished';
    return {
      ...{ specversion: '1.0', subject: this.session, time: '' },
      id: ANSWER_ID,
      source: ASSISTANT,
      type,
      data,
    };
  }

  private keep(piece: Close | { kind: 'delta'; text: string }): Chunk {
    const chunk = { seq: this.chunks.length, ...piece } as Chunk;
    this.chunks.push(chunk);
    return chunk;
  }

  private standing(query: URLSearchParams): object {
    this.asked.push({ run: query.get('run'), from: query.get('from'), author: query.get('author') });
    if ((this.told as { status: string }).status !== 'streaming')
      return { completionId: this.id, ...this.told };
    const from = Number(query.get('run') ?? this.run) === this.run ? Number(query.get('from') ?? 0) : 0;
    const chunks = this.chunks.slice(from);
    return { completionId: this.id, status: 'streaming', run: this.run, chunks, next: from + chunks.length };
  }
}

export function endOf(text: string): { length: number; checksum: string } {
  return { length: text.length, checksum: checksumText(summed(NO_TEXT, text)) };
}
