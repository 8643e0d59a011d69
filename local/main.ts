import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { CloudOptions } from './cloud.ts';
import type { LogLine } from './lambda/log-line.ts';
import { endpointsTable } from './start/endpoints.ts';
import { requireDashes } from './start/require-dashes.ts';
import { requireNode } from './start/require-node.ts';
import { codeOf } from './start/substitute-code.ts';
import { USAGE } from './start/usage.ts';

const OPTIONS = {
  port: { type: 'string', default: '8080' },
  data: { type: 'string', default: '.meridian' },
  regions: { type: 'string' },
  country: { type: 'string' },
  code: { type: 'string', multiple: true, default: [] },
  assembly: { type: 'string' },
  fresh: { type: 'boolean', default: false },
  quiet: { type: 'boolean', default: false },
} satisfies ParseArgsConfig['options'];

await main();

async function main(): Promise<void> {
  const startedAt = performance.now();
  if (process.argv.some((word) => word === '--help' || word === '-h')) return console.log(USAGE);
  try {
    requireNode(process.versions.node);
    const { quiet, ...options } = optionsOf(process.argv.slice(2));
    // Late, since an older Node cannot even load it.
    const { startCloud } = await import('./cloud.ts');
    const cloud = await startCloud({ ...options, ...printing(quiet) });
    if (!quiet) {
      console.log(`\n${endpointsTable(cloud.endpoints)}\n${cloud.ignored}`);
      console.log(`Ready after ${seconds(startedAt)}. Ctrl-C stops it and keeps everything.`);
    }
    stopOnSignal(async () => {
      await cloud.stop();
      if (!quiet) console.log(`Stopped; everything is kept in ${options.folder}.`);
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    if (isOfArguments(error)) console.error(USAGE);
    process.exit(1);
  }
}

/** Node's own complaint of an option that it does not know. */
function isOfArguments(error: unknown): boolean {
  return String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS');
}

type Printing = Pick<CloudOptions, 'progress' | 'log'>;

function printing(quiet: boolean): Printing {
  if (quiet) return { progress: () => {}, log: () => {} };
  return { progress: (step) => console.log(`… ${step}`), log: printTrouble };
}

/** Functions tell what they do as JSON on stdout, for the console's stream; what goes wrong is for the terminal. */
function printTrouble({ region, functionName, source, isMeant, text }: LogLine): void {
  if (isMeant) return;
  if (source === 'stdout' && !/"level":"(ERROR|WARN|CRITICAL)"/.test(text)) return;
  console.log(`${region} ${functionName}: ${text}`);
}

function optionsOf(args: string[]): Omit<CloudOptions, keyof Printing> & { quiet: boolean } {
  requireDashes(args, process.env, OPTIONS);
  const { values } = parseArgs({ args, options: OPTIONS });
  return {
    port: portOf(values.port),
    folder: values.data,
    fresh: values.fresh,
    quiet: values.quiet,
    code: codeOf(values.code),
    ...(values.regions !== undefined && { regions: values.regions.split(',') }),
    ...(values.country !== undefined && { defaultCountry: countryOf(values.country) }),
    ...(values.assembly !== undefined && assemblyIn(values.assembly)),
  };
}

function assemblyIn(folder: string): Pick<CloudOptions, 'synthesize'> {
  if (existsSync(join(folder, 'manifest.json'))) return { synthesize: async () => resolve(folder) };
  throw new Error(
    `--assembly is ${folder}, which holds no cloud assembly; npm run synth writes one into cdk.out.`,
  );
}

function portOf(text: string): number {
  const port = Number(text);
  // The regions' APIs listen from 10 above it.
  if (Number.isInteger(port) && port >= 0 && port <= 65_000) return port;
  throw new Error(`--port is ${text}; it must be a whole number from 0 to 65000, and 0 takes free ports.`);
}

function countryOf(text: string): string {
  if (/^[A-Z]{2}$/.test(text)) return text;
  throw new Error(`--country is ${text}; it must be two capital letters (ISO 3166), such as KR.`);
}

/** Ctrl-C reaches this process more than once where npm and tsx hand it on too; one stop is enough. */
function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  const onSignal = (): void => {
    if (isStopping) return;
    isStopping = true;
    stop().then(
      () => process.exit(0),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  // A terminal that is closed.
  process.on('SIGHUP', onSignal);
  // Whoever started it over a channel, as tests and benches do, is gone, maybe since before this line.
  process.on('disconnect', onSignal);
  if (process.connected === false) onSignal();
}

function seconds(startedAtMs: number): string {
  return `${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`;
}
