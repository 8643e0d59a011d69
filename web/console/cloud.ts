import { type ReadonlySignal, signal } from '@preact/signals';
import type { Deployment } from '../deployment.ts';
import type {
  EventTrace,
  Faults,
  Letter,
  LetterName,
  LogLine,
  RedriveProgress,
  Sample,
} from './cloud-types.ts';
import { listen } from './listen.ts';
import { Recoveries } from './recovery/recoveries.ts';
import { ring } from './ring.ts';

/** The local cloud, as the page watches and steers it: one stream of events, and its control API. */
export interface Cloud {
  readonly regions: readonly string[];
  /** The newest samples, one a second, the youngest last. */
  readonly samples: ReadonlySignal<readonly Sample[]>;
  readonly latest: ReadonlySignal<Sample | undefined>;
  readonly lines: ReadonlySignal<readonly LogLine[]>;
  readonly redriving: ReadonlySignal<RedriveProgress | undefined>;
  /** Why nothing is heard just now. */
  readonly problem: ReadonlySignal<string | undefined>;
  readonly recoveries: Recoveries;
  putFaults(subset: object): Promise<Faults>;
  liftFaults(): Promise<Faults>;
  /** Region → drained or not. */
  putMarks(marks: Readonly<Record<string, 'draining' | null>>): Promise<unknown>;
  letters(): Promise<{ letters: readonly Letter[]; unreadable: readonly string[] }>;
  /** Puts a message straight onto a dead-letter queue. */
  bury(letter: { readonly region: string; readonly queue: string; readonly body: string }): Promise<unknown>;
  redrive(
    letters: readonly (LetterName & { readonly body?: string })[],
    perSecond: number,
  ): Promise<RedriveProgress>;
  cancelRedrive(): Promise<unknown>;
  search(text: string): Promise<{ lines: readonly LogLine[]; traces: readonly EventTrace[] }>;
}

const MOST_SAMPLES = 600;
const MOST_LINES = 1_000;

/** Begins to watch the local cloud whose console is there. */
export function watchCloud(console: string, deployment: Deployment): Cloud {
  const samples = ring<Sample>(MOST_SAMPLES);
  const latest = signal<Sample | undefined>(undefined);
  const lines = ring<LogLine>(MOST_LINES);
  const redriving = signal<RedriveProgress | undefined>(undefined);
  const problem = signal<string | undefined>(undefined);
  const control = controlOf(console);
  const recoveries = new Recoveries(deployment);
  const listeners = {
    sample: (sample: Sample) => {
      samples.add(sample);
      latest.value = sample;
      recoveries.look(sample);
    },
    log: (line: LogLine) => {
      // watch asks every region every second.
      if (!line.text.includes('GET /v1/health')) lines.add(line);
    },
    redrive: (progress: RedriveProgress) => {
      redriving.value = progress;
    },
  };
  listen(console, problem, listeners, (url) => new EventSource(url));
  return {
    regions: deployment.regions,
    ...{ samples: samples.all, latest, lines: lines.all, redriving, problem, recoveries },
    ...control,
  };
}

type Control = Pick<
  Cloud,
  'putFaults' | 'liftFaults' | 'putMarks' | 'letters' | 'bury' | 'redrive' | 'cancelRedrive' | 'search'
>;

function controlOf(console: string): Control {
  const ask = async (method: string, path: string, body?: unknown) => {
    const init = { method, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const answer = await fetch(`${console}/_local/${path}`, init).catch(() => undefined);
    if (answer === undefined)
      throw new Error('The local cloud does not answer. Is "npm start" still running?');
    const json = await answer.json();
    if (!answer.ok) throw new Error(String((json as { message?: unknown }).message));
    return json;
  };
  return {
    putFaults: (subset) => ask('PUT', 'faults', subset),
    liftFaults: () => ask('DELETE', 'faults'),
    putMarks: (marks) => ask('PUT', 'marks', marks),
    letters: () => ask('GET', 'letters'),
    bury: (letter) => ask('POST', 'letters', letter),
    redrive: (letters, perSecond) => ask('POST', 'redrive', { letters, perSecond }),
    cancelRedrive: () => ask('DELETE', 'redrive'),
    search: (text) => ask('GET', `search?text=${encodeURIComponent(text)}`),
  };
}
