import { consoleListener } from './console/console.ts';
import type { LogLine } from './lambda/log-line.ts';
import { type Closers, createClosers } from './start/closers.ts';
import { ENDPOINTS_FILE, type Endpoints, endpointsTable, writeEndpoints } from './start/endpoints.ts';
import { openGround } from './start/ground.ts';
import { openFronts } from './start/open-fronts.ts';
import { portPlan } from './start/port-plan.ts';
import { runFunctions } from './start/run-functions.ts';
import { openServices, type Permissions, type Services } from './start/services.ts';
import { statusOf } from './start/status.ts';
import { substituteCode } from './start/substitute-code.ts';
import { synthesize } from './start/synthesize.ts';

export interface CloudOptions {
  /** Port of the edge; the others follow it. 0 leaves every port to the operating system. */
  readonly port: number;
  /** Data folder. */
  readonly folder: string;
  /** Regions other than the app's own, the primary first. */
  readonly regions?: readonly string[];
  /** Whether the data folder is emptied first. */
  readonly fresh: boolean;
  /** Country of callers who send none. */
  readonly defaultCountry?: string;
  readonly progress: (step: string) => void;
  readonly log: (line: LogLine) => void;
  /** What roles may do, given what the templates say; by default just that. Tests take permissions away with it. */
  readonly permissions?: Permissions;
  /** Folders with another build of some functions, by their names. */
  readonly code?: Readonly<Record<string, string>>;
  /** Gives the folder of a cloud assembly; by default it synthesizes the CDK app. */
  readonly synthesize?: typeof synthesize;
}

/** A local cloud that is ready. */
export interface Cloud {
  readonly endpoints: Endpoints;
  /** One line about the types without local meaning. */
  readonly ignored: string;
  /** Stops cleanly: everything accepted is kept in the data folder. */
  stop(): Promise<void>;
}

/**
 * Starts everything that the CDK app describes and answers when it is ready.
 * @throws Error with a sentence where a port or the folder is taken, or the app says what is not known here
 */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const closers = createClosers();
  try {
    return await start(options, closers);
  } catch (error) {
    await closers.closeAll();
    throw error;
  }
}

async function start(options: CloudOptions, closers: Closers): Promise<Cloud> {
  const { port, folder, fresh, progress } = options;
  const ports = portPlan(port);
  const ground = await openGround({ folder, fresh, consolePort: ports.console }, closers);
  progress('building the functions and synthesizing the app');
  const assemblyFolder = await (options.synthesize ?? synthesize)(options.regions);
  progress('opening the engines');
  const opened = await openServices(
    assemblyFolder,
    ground,
    { ports, permissions: options.permissions },
    closers,
  );
  const services = { ...opened, assembly: substituteCode(opened.assembly, options.code ?? {}) };
  const { assembly, engines, regions } = services;
  const running = runFunctions(services, ground, options.log, closers);
  let endpoints: Endpoints | undefined;
  const fronts = await openFronts(
    services,
    running,
    ground,
    {
      edgePort: ports.edge,
      defaultCountry: options.defaultCountry,
      about: () => (endpoints ? endpointsTable(endpoints).split('\n') : []),
    },
    closers,
  );
  endpoints = endpointsOf(services, ground.console.url, fronts.edge.url);
  const ignored = assembly.ignored();
  const { faults, activity } = ground;
  faults.know({ regions, functions: [...new Set(running.specs.map(({ name }) => name))] });
  const status = async () =>
    statusOf({
      regions,
      resources: assembly.resources,
      engines,
      functions: running.functions,
      faults,
      appliedIn: activity.appliedIn,
      ignored,
    });
  const { issuer } = fronts;
  ground.console.answerWith(consoleListener({ url: ground.console.url, issuer, faults, activity, status }));
  await writeEndpoints(ground.folder.inside(ENDPOINTS_FILE), endpoints);
  return { endpoints, ignored, stop: closers.closeAll };
}

function endpointsOf({ regions, apis, brokers, wire }: Services, console: string, edge: string): Endpoints {
  const byRegion = regions.map((region) => {
    const broker = brokers.get(region)?.url.replace('http:', 'ws:') ?? '';
    return [region, { api: apis.get(region)?.url ?? '', aws: wire.url, mqtt: `${broker}/mqtt` }];
  });
  return { edge, console, issuer: console, regions: Object.fromEntries(byRegion) };
}
