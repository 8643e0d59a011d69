import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Stage } from '../../demo/stage.ts';
import { type Deployment, wayOf } from '../../deployment.ts';
import { timeOfDay } from '../../parts/format.ts';
import { Message } from '../../parts/message.tsx';
import { cityOf } from '../../regions.ts';
import { addressOf } from '../../route.ts';
import { RedirectForm } from '../../sign-in/redirect-form.tsx';
import { FigureTable } from './figure-table.tsx';
import { type Figures, figuresOf } from './figures-of.ts';
import { HealthMap } from './health-map.tsx';
import { healthAt, type RegionHealth } from './region-health.ts';
import { ROW_GROUPS } from './rows.ts';

interface FiguresPanelProps {
  readonly deployment: Deployment;
  readonly stage: Stage;
}

type ByRegion<T> = Signal<Readonly<Record<string, T>>>;

const HEALTH_PERIOD_MS = 10_000;
/** Regions have nothing newer within a minute. */
const FIGURES_PERIOD_MS = 60_000;

/** A deployment as CloudWatch and the edge see it. To look at only: what it holds of credentials is a person's token. */
export function FiguresPanel({ deployment, stage }: FiguresPanelProps) {
  const { regions } = deployment;
  const health = useSignal<Readonly<Record<string, RegionHealth>>>({});
  const figures = useSignal<Readonly<Record<string, Figures>>>({});
  const problems = useSignal<Readonly<Record<string, string>>>({});
  const { first } = stage;
  useEffect(() => void stage.resume().catch(() => undefined), []);
  useEffect(
    () =>
      every(HEALTH_PERIOD_MS, regions, async (region) => {
        const found = await healthAt(deployment, region);
        return () => set(health, region, found);
      }),
    [],
  );
  useEffect(() => {
    if (first === undefined) return undefined;
    return every(FIGURES_PERIOD_MS, regions, async (region) => {
      try {
        const read = await figuresOf(deployment, first.person, region);
        return () => {
          set(figures, region, read);
          set(problems, region, '');
        };
      } catch (error) {
        return () => set(problems, region, (error as Error).message);
      }
    });
  }, [first]);
  return (
    <>
      <HealthMap regions={regions} health={health.value} />
      <HealthList deployment={deployment} health={health.value} figures={figures.value} />
      {first === undefined && <SignInFirst deployment={deployment} />}
      <Problems problems={problems.value} isLocal={deployment.console !== undefined} />
      {Object.keys(figures.value).length > 0 &&
        ROW_GROUPS.map((group) => (
          <FigureTable key={group.title} group={group} regions={regions} figures={figures.value} />
        ))}
    </>
  );
}

interface HealthListProps {
  readonly deployment: Deployment;
  readonly health: Readonly<Record<string, RegionHealth>>;
  readonly figures: Readonly<Record<string, Figures>>;
}

function HealthList({ deployment, health, figures }: HealthListProps) {
  return (
    <ul class="region-health">
      {deployment.regions.map((region) => {
        const { word, detail, tone } = health[region] ?? { word: 'asking…', detail: '', tone: 'warn' };
        const until = figures[region]?.times.at(-1);
        return (
          <li key={region}>
            <span class={`dot ${tone}`} aria-hidden="true" /> <strong>{cityOf(region)}</strong>{' '}
            <code>{region}</code>: {word}
            {detail !== '' && <>, {detail}</>}
            {until !== undefined && <>; measured until {timeOfDay(Date.parse(until) + 60_000)}</>}
          </li>
        );
      })}
    </ul>
  );
}

function SignInFirst({ deployment }: { readonly deployment: Deployment }) {
  const redirect = wayOf(deployment, 'redirect');
  return (
    <>
      <Message tone="info" title="Figures are for operators">
        Sign in as one, here or <a href={addressOf()}>in the demo</a>. docs/operate.md says who is one.
      </Message>
      {redirect !== undefined && <RedirectForm signIn={redirect} submit="Sign in at the issuer" isUsual />}
    </>
  );
}

interface ProblemsProps {
  readonly problems: Readonly<Record<string, string>>;
  readonly isLocal: boolean;
}

/** What all regions say alike is said once. */
function Problems({ problems, isLocal }: ProblemsProps) {
  const said = Object.entries(problems).filter(([, problem]) => problem !== '');
  const sentences = [...new Set(said.map(([, problem]) => problem))];
  return (
    <>
      {sentences.map((sentence) => (
        <Message
          key={sentence}
          tone="warn"
          title={`No figures of ${said
            .filter(([, problem]) => problem === sentence)
            .map(([region]) => cityOf(region))
            .join(', ')}`}
        >
          {sentence}
          {isLocal && ' Here: sign out in the demo, go to the issuer, and tick “I operate this deployment”.'}
        </Message>
      ))}
    </>
  );
}

function set<T>(signal: ByRegion<T>, region: string, value: T): void {
  signal.value = { ...signal.value, [region]: value };
}

/** Looks at all regions at once, now and after each period, and shows what it found, until the answer is called. */
function every(
  periodMs: number,
  regions: readonly string[],
  look: (region: string) => Promise<() => void>,
): () => void {
  let isOver = false;
  const all = () => regions.forEach((region) => void look(region).then((show) => isOver || show()));
  all();
  const timer = setInterval(all, periodMs);
  return () => {
    isOver = true;
    clearInterval(timer);
  };
}
