import { SITE_SETTINGS_PATH } from '../lambdas/contract/site-settings.ts';
import type { LogLine } from './lambda/log-line.ts';
import { PortTaken } from './loopback/listen.ts';
import { builtSite } from './start/built-site.ts';
import { type Closers, createClosers } from './start/closers.ts';
import { ENDPOINTS_FILE, type Endpoints, endpointsTable, writeEndpoints } from './start/endpoints.ts';
import { openGround } from './start/ground.ts';
import { openConsole } from './start/open-console.ts';
import { openFronts } from './start/open-fronts.ts';
import { portAdvice, portPlan } from './start/port-plan.ts';
import { runFunctions } from './start/run-functions.ts';
import { openServices, type Permissions, type Services } from './start/services.ts';
import { siteSettings } from './start/site-settings.ts';
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
  /** Gives the folder of the built page, or undefined where there is none; by default it builds it. */
  readonly buildSite?: typeof builtSite;
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
    throw advised(error, options.port);
  }
}

/** Whoever listens knows one port, and a person chooses them together. */
function advised(error: unknown, port: number): unknown {
  if (!(error instanceof PortTaken)) return error;
  return new Error(`${error.message} ${portAdvice(port)}`, { cause: error });
}

async function start(options: CloudOptions, closers: Closers): Promise<Cloud> {
  const { port, folder, fresh, progress } = options;
  const ports = portPlan(port);
  const ground = await openGround({ folder, fresh, consolePort: ports.console }, closers);
  progress('building the page and the functions, and synthesizing the app');
  const [siteFolder, assemblyFolder] = await Promise.all([
    (options.buildSite ?? builtSite)(),
    (options.synthesize ?? synthesize)(options.regions),
  ]);
  progress('opening the engines');
  const opened = await openServices(
    assemblyFolder,
    ground,
    { ports, permissions: options.permissions },
    closers,
  );
  const services = { ...opened, assembly: substituteCode(opened.assembly, options.code ?? {}) };
  const running = runFunctions(services, ground, options.log, closers);
  let endpoints: Endpoints | undefined;
  let settings: string | undefined;
  const site = {
    folder: siteFolder,
    files: (): ReadonlyMap<string, string> =>
      new Map(settings === undefined ? [] : [[SITE_SETTINGS_PATH, settings]]),
    about: () => (endpoints ? endpointsTable(endpoints).split('\n') : []),
  };
  const { defaultCountry } = options;
  const frontOptions = { edgePort: ports.edge, defaultCountry, site };
  const fronts = await openFronts(services, running, ground, frontOptions, closers);
  endpoints = endpointsOf(services, ground.console.url, fronts.edge.url);
  settings = siteSettings(endpoints, fronts.issuer);
  openConsole(services, running, ground, fronts);
  await writeEndpoints(ground.folder.inside(ENDPOINTS_FILE), endpoints);
  return { endpoints, ignored: services.assembly.ignored(), stop: closers.closeAll };
}

function endpointsOf({ regions, apis, brokers, wire }: Services, console: string, edge: string): Endpoints {
  const byRegion = regions.map((region) => {
    const broker = brokers.get(region)?.url.replace('http:', 'ws:') ?? '';
    return [region, { api: apis.get(region)?.url ?? '', aws: wire.url, mqtt: `${broker}/mqtt` }];
  });
  return { edge, console, issuer: console, regions: Object.fromEntries(byRegion) };
}
