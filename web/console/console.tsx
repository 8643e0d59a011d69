import type { ComponentType } from 'preact';
import type { Stage } from '../demo/stage.ts';
import type { Deployment } from '../deployment.ts';
import { addressOf, route } from '../route.ts';
import '../style/console.css';
import type { Cloud } from './cloud.ts';
import { FaultList } from './faults/fault-list.tsx';
import { FiguresPanel } from './figures/figures-panel.tsx';
import { Flow } from './flow/flow.tsx';
import { Latencies } from './latency/latencies.tsx';
import { LetterBox } from './letters/letter-box.tsx';
import { Logs } from './logs/logs.tsx';
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

interface PanelText {
  readonly name: string;
  readonly title: string;
  /** One sentence: what one sees. */
  readonly about: string;
}

/** A part of the console; some parts need no local cloud, and are there on AWS, too. */
type Panel = PanelText &
  (
    | { readonly View: ComponentType<PanelProps>; readonly isEverywhere?: false }
    | { readonly View: ComponentType<Omit<PanelProps, 'cloud'>>; readonly isEverywhere: true }
  );

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
    isEverywhere: true,
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
  {
    name: 'figures',
    title: 'CloudWatch',
    about:
      'What operators see of a deployment on AWS: the regions as the edge finds them, and what CloudWatch has measured, a value a minute.',
    View: FiguresPanel,
    isEverywhere: true,
  },
];

/** What goes on inside. */
export function Console({ deployment, stage, cloud }: ConsoleProps) {
  const [, name = ''] = route.value;
  // On AWS what an operator sees first is what there is of the whole.
  const panels = cloud === undefined ? PANELS.filter(({ isEverywhere }) => isEverywhere).reverse() : PANELS;
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
      {panel !== undefined && (
        <section class="panel" aria-labelledby="panel-title">
          <h1 id="panel-title">{panel.title}</h1>
          <p class="about">{panel.about}</p>
          <View panel={panel} deployment={deployment} stage={stage} cloud={cloud} />
        </section>
      )}
    </div>
  );
}

function View({ panel, deployment, stage, cloud }: ConsoleProps & { readonly panel: Panel }) {
  if (panel.isEverywhere) return <panel.View deployment={deployment} stage={stage} />;
  return cloud === undefined ? null : <panel.View deployment={deployment} stage={stage} cloud={cloud} />;
}
