import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import { hearOut } from '../../hear-out.ts';
import { some } from '../../parts/format.ts';
import { Message } from '../../parts/message.tsx';
import { Switch } from '../../parts/switch.tsx';
import { addressOf, route } from '../../route.ts';
import type { Cloud } from '../cloud.ts';
import type { EventTrace, LogLine } from '../cloud-types.ts';
import { LogTable } from './log-table.tsx';
import { levelOf } from './log-text.ts';
import { TraceView } from './trace-view.tsx';

interface LogsProps {
  readonly cloud: Cloud;
}

interface Found {
  readonly lines: readonly LogLine[];
  readonly traces: readonly EventTrace[];
}

/** Live lines, or those about one request, event or session. */
export function Logs({ cloud }: LogsProps) {
  const [, , text] = route.value;
  const found = useSignal<Found | undefined>(undefined);
  const problem = useSignal<string | undefined>(undefined);
  const isTroubleOnly = useSignal(false);
  const paused = useSignal<readonly LogLine[] | undefined>(undefined);
  useEffect(() => {
    found.value = undefined;
    problem.value = undefined;
    if (text === undefined) return undefined;
    return hearOut(
      cloud.search(text),
      (answer) => (found.value = answer),
      (sentence) => (problem.value = sentence),
    );
  }, [text]);
  return (
    <>
      <div class="toolbar">
        <SearchForm key={text} text={text ?? ''} />
        <Switch
          label="Warnings and errors only"
          isOn={isTroubleOnly.value}
          onChange={(on) => (isTroubleOnly.value = on)}
        />
        {text === undefined && (
          <Switch
            label="Pause"
            isOn={paused.value !== undefined}
            onChange={(on) => (paused.value = on ? cloud.lines.peek() : undefined)}
          />
        )}
      </div>
      {problem.value !== undefined && (
        <Message tone="bad" title="The search failed">
          {problem.value}
        </Message>
      )}
      {text === undefined ? (
        <Live
          lines={chosenOf(paused.value ?? cloud.lines.value, isTroubleOnly.value)}
          isTroubleOnly={isTroubleOnly.value}
        />
      ) : (
        <Results text={text} found={found} problem={problem} isTroubleOnly={isTroubleOnly.value} />
      )}
    </>
  );
}

function SearchForm({ text }: { readonly text: string }) {
  const id = useId();
  const typed = useSignal(text);
  const search = (event: Event): void => {
    event.preventDefault();
    const wanted = typed.value.trim();
    location.hash = wanted === '' ? addressOf('console', 'logs') : addressOf('console', 'logs', wanted);
  };
  return (
    <form class="toolbar" onSubmit={search}>
      <div class="field inline">
        <label for={id}>Find by id</label>
        <input
          id={id}
          type="search"
          placeholder="request, event or session id"
          value={typed.value}
          onInput={(event) => (typed.value = event.currentTarget.value)}
        />
      </div>
      <button type="submit">Find</button>
    </form>
  );
}

const SHOWN = 150;

interface LiveProps {
  readonly lines: readonly LogLine[];
  readonly isTroubleOnly: boolean;
}

function Live({ lines, isTroubleOnly }: LiveProps) {
  return lines.length === 0 ? (
    <Message tone="info" title={isTroubleOnly ? 'No trouble' : 'Nothing was said yet'}>
      Every request, batch and push writes a line; use the demo, or wait.
    </Message>
  ) : (
    <LogTable
      lines={[...lines].reverse().slice(0, SHOWN)}
      caption={`${some(lines.length, 'line')}, youngest first`}
    />
  );
}

interface ResultsProps {
  readonly text: string;
  readonly found: Signal<Found | undefined>;
  readonly problem: Signal<string | undefined>;
  readonly isTroubleOnly: boolean;
}

function Results({ text, found, problem, isTroubleOnly }: ResultsProps) {
  if (problem.value !== undefined) return null;
  if (found.value === undefined) return <p class="hint">Searching…</p>;
  const { traces } = found.value;
  const lines = chosenOf(found.value.lines, isTroubleOnly);
  return (
    <>
      <p class="hint">
        About <code>{text}</code>. <a href={addressOf('console', 'logs')}>Back to all lines</a>
      </p>
      {traces.map((trace) => (
        <TraceView key={trace.eventId} trace={trace} />
      ))}
      {traces.length === 0 && (
        <Message tone="info" title={found.value.lines.length === 0 ? 'Nothing is known of it' : 'No trace'}>
          Traces are kept for events that were accepted while this page was open, the last 2,000 of them.
        </Message>
      )}
      {lines.length > 0 && (
        <LogTable lines={lines} caption={`${some(lines.length, 'line')}, youngest first`} />
      )}
    </>
  );
}

function chosenOf(lines: readonly LogLine[], isTroubleOnly: boolean): readonly LogLine[] {
  return isTroubleOnly ? lines.filter((line) => levelOf(line) !== 'info') : lines;
}
