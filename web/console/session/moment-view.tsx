import { useSignal } from '@preact/signals';
import type { JsonObject } from '../../../lambdas/domain/json.ts';
import { timeOfDay } from '../../parts/format.ts';
import { addressOf } from '../../route.ts';
import { differences } from './difference.ts';
import type { Moment } from './log.ts';

interface MomentViewProps {
  readonly moment: Moment;
  /** The state before it. */
  readonly before: JsonObject;
  /** The server's own answer for that instant. Rejects with a sentence. */
  atServer(): Promise<JsonObject>;
}

/** One commit: its events, what it changed, and the state after it. */
export function MomentView({ moment, before, atServer }: MomentViewProps) {
  const { commit, state } = moment;
  const changes = differences(before, state);
  return (
    <div class="moment">
      <section class="card" aria-labelledby="events-title">
        <h2 id="events-title">
          Version {commit.version} of {commit.lane}
        </h2>
        <p class="hint">
          Committed at {timeOfDay(Date.parse(commit.committedAt), true)} by that region’s clock.
        </p>
        <ul class="events">
          {commit.events.map((event) => (
            <li key={event.id}>
              <strong>{event.type}</strong>{' '}
              <a href={addressOf('console', 'logs', event.id)}>
                <code>{event.id}</code>
              </a>
              <pre>{JSON.stringify(event.data, null, 2)}</pre>
            </li>
          ))}
        </ul>
      </section>
      <section class="card" aria-labelledby="changes-title">
        <h2 id="changes-title">What it changed</h2>
        {changes.length === 0 ? (
          <p class="hint">Nothing in the profile: {commit.events.map(({ type }) => type).join(', ')}.</p>
        ) : (
          <table class="changes">
            <thead>
              <tr>
                <th scope="col">Path</th>
                <th scope="col">Before</th>
                <th scope="col">After</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ path, before: old, after }) => (
                <tr key={path}>
                  <th scope="row">
                    <code>{path}</code>
                  </th>
                  <td>{old === undefined ? '–' : <del>{JSON.stringify(old)}</del>}</td>
                  <td>{after === undefined ? 'deleted' : <ins>{JSON.stringify(after)}</ins>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section class="card" aria-labelledby="state-title">
        <h2 id="state-title">The state then</h2>
        <pre class="state">{JSON.stringify(state, null, 2)}</pre>
        <Comparison state={state} atServer={atServer} />
      </section>
    </div>
  );
}

/** The state above is folded here; the server folds it from its checkpoints. */
function Comparison({ state, atServer }: { readonly state: JsonObject; atServer(): Promise<JsonObject> }) {
  const said = useSignal('');
  const compare = async (): Promise<void> => {
    said.value = 'Asking…';
    try {
      const others = differences(state, await atServer()).map(({ path }) => path);
      said.value =
        others.length === 0
          ? 'The server says the same.'
          : `The server has other values at ${others.join(', ')}.`;
    } catch (error) {
      said.value = (error as Error).message;
    }
  };
  return (
    <div class="toolbar">
      <button type="button" onClick={compare}>
        Compare with the server
      </button>
      <p role="status">{said.value}</p>
    </div>
  );
}
