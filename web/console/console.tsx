import type { ComponentType } from 'preact';
import type { Stage } from '../demo/stage.ts';
import type { Deployment } from '../deployment.ts';
import { addressOf, route } from '../route.ts';
import '../style/console.css';
import type { Cloud } from './cloud.ts';
import { FaultList } from './faults/fault-list.tsx';
import { Flow } from './flow/flow.tsx';
import { Latencies } from './latency/latencies.tsx';
import { LetterBox } from './letters/letter-box.tsx';
import { Logs } from './logs/logs.tsx';
import { OnAws } from './on-aws.tsx';
import { Timeline } from './session/timeline.tsx';
import { World } from './world/world.tsx';

export interface ConsoleProps {
  readonly deployment: Deployment;
  readonly stage: Stage;
  /** Undefined on AWS. */
  readonly cloud: Cloud | undefined;
}

export interface PanelProps {
  readonly deployment: Deployment;
  readonly stage: Stage;
  readonly cloud: Cloud;
}

interface Panel {
  readonly name: string;
  readonly title: string;
  /** One sentence: what one sees. */
  readonly about: string;
  readonly View: ComponentType<PanelProps>;
}

const PANELS: readonly Panel[] = [
  {
    name: '',
    title: 'World',
    about: 'The regions, what is on its way between them, and what you can do to them.',
    View: World,
  },
  {
    name: 'flow',
    title: 'Flow',
    about:
      'The way of every write, from the edge to the devices: rates of the last five seconds, depths and ages now.',
    View: Flow,
  },
  {
    name: 'latency',
    title: 'Latency',
    about: 'How long accepting takes, and how long until what was accepted shows on devices.',
    View: Latencies,
  },
  {
    name: 'letters',
    title: 'Dead letters',
    about: 'Messages that could not be applied. Look, mend, and send them back to their queue.',
    View: LetterBox,
  },
  {
    name: 'session',
    title: 'Session',
    about: 'One session’s log over all lanes, and its state at any moment of the past.',
    View: Timeline,
  },
  {
    name: 'logs',
    title: 'Logs',
    about: 'What the functions say, and the way of one request through all regions.',
    View: Logs,
  },
  {
    name: 'faults',
    title: 'Faults',
    about: 'What is broken on purpose, and how often it has struck.',
    View: FaultList,
  },
];

/** What goes on inside. */
export function Console({ deployment, stage, cloud }: ConsoleProps) {
  const [, name = ''] = route.value;
  const panels = cloud === undefined ? PANELS.filter((panel) => panel.name === 'session') : PANELS;
  const panel = panels.find((one) => one.name === name) ?? panels[0];
  return (
    <div class="console">
      <nav class="panels" aria-label="Parts of the console">
        {panels.map((one) => (
          <a
            key={one.name}
            href={one.name === '' ? addressOf('console') : addressOf('console', one.name)}
            aria-current={one === panel ? 'page' : undefined}
          >
            {one.title}
          </a>
        ))}
      </nav>
      {cloud === undefined && <OnAws deployment={deployment} />}
      {panel !== undefined && (
        <section class="panel" aria-labelledby="panel-title">
          <h1 id="panel-title">{panel.title}</h1>
          <p class="about">{panel.about}</p>
          {cloud === undefined ? (
            <Timeline deployment={deployment} stage={stage} />
          ) : (
            <panel.View deployment={deployment} stage={stage} cloud={cloud} />
          )}
        </section>
      )}
    </div>
  );
}
