import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Cloud, watchCloud } from './console/cloud.ts';
import type { ConsoleProps } from './console/console.tsx';
import { Demo } from './demo/demo.tsx';
import { Stage } from './demo/stage.ts';
import type { Deployment } from './deployment.ts';
import { Announcer } from './parts/announce.tsx';
import { Message } from './parts/message.tsx';
import { addressOf, route } from './route.ts';
import type { Arrival } from './sign-in/sign-in.ts';

export interface AppProps {
  readonly deployment: Deployment;
  /** Whoever comes back from an issuer just now. */
  readonly arriving: Promise<Arrival | undefined>;
}

/** The page: a head, and the demo or the console below it. */
export function App({ deployment, arriving }: AppProps) {
  const [stage] = useState(() => new Stage(deployment, arriving));
  const [cloud] = useState(() =>
    deployment.console === undefined ? undefined : watchCloud(deployment.console, deployment),
  );
  const isConsole = route.value[0] === 'console';
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        Skip to the content
      </button>
      <Head isConsole={isConsole} cloud={cloud} />
      <main id="main" tabIndex={-1}>
        {cloud?.problem.value !== undefined && (
          <Message tone="bad" title="The local cloud does not answer">
            {cloud.problem.value}
          </Message>
        )}
        {isConsole ? (
          <LateConsole deployment={deployment} stage={stage} cloud={cloud} />
        ) : (
          <Demo deployment={deployment} stage={stage} cloud={cloud} />
        )}
      </main>
      <Announcer />
    </>
  );
}

function Head({ isConsole, cloud }: { readonly isConsole: boolean; readonly cloud: Cloud | undefined }) {
  return (
    <header class="head">
      <a class="brand" href={addressOf()}>
        <img src="/meridian-mark.svg" alt="" width="28" height="28" /> Meridian
      </a>
      <nav aria-label="Parts of the page">
        <a href={addressOf()} aria-current={isConsole ? undefined : 'page'}>
          Demo
        </a>
        <a href={addressOf('console')} aria-current={isConsole ? 'page' : undefined}>
          Console
        </a>
      </nav>
      <p class="where">{cloud === undefined ? 'On AWS' : 'Local cloud'}</p>
    </header>
  );
}

/** The console is fetched when somebody goes there. */
function LateConsole(props: ConsoleProps) {
  const loaded = useSignal<ComponentType<ConsoleProps> | undefined>(undefined);
  const problem = useSignal<string | undefined>(undefined);
  useEffect(() => {
    import('./console/console.tsx').then(
      ({ Console }) => {
        loaded.value = Console;
      },
      () => {
        problem.value = 'Its script did not arrive. Reload the page.';
      },
    );
  }, []);
  if (problem.value !== undefined) {
    return (
      <Message tone="bad" title="The console could not be opened">
        {problem.value}
      </Message>
    );
  }
  const Console = loaded.value;
  return Console === undefined ? <p class="hint">One moment…</p> : <Console {...props} />;
}
