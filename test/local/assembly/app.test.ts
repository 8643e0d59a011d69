import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { App } from 'aws-cdk-lib';
import { VICTIMS } from '../../../bench/drill/nemesis/victims.ts';
import { configuration } from '../../../bin/configuration.ts';
import settings from '../../../cdk.json' with { type: 'json' };
import { FUNCTIONS, type FunctionName, namesOf } from '../../../lambdas/contract/names.ts';
import { meridianStacks } from '../../../lib/meridian-stacks.ts';
import { type Assembly, readAssembly } from '../../../local/assembly/assembly.ts';
import { ACTIONS } from '../../../local/engines/bedrock/access.ts';
import { ACTION_OF_BATCH } from '../../../local/engines/sqs/access.ts';
import { mayCall } from '../../../local/iam/may-call.ts';
import { createPolicies } from '../../../local/iam/policies.ts';
import { functionSpecsIn } from '../../../local/start/function-specs.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { OPTIONS } from './assembly-fixture.ts';

const { fn } = namesOf(configuration.app);
const REGIONS = configuration.regions.map(({ name }) => name);
const home = process.cwd();
let assembly: Assembly;

/** The app with empty bundles: what it describes does not depend on what is in them. */
beforeAll(() => {
  const folder = temporaryFolder('app');
  for (const name of FUNCTIONS) writeBundle(folder, `dist/functions/${name}`, 'index.mjs');
  writeBundle(folder, 'dist/edge', 'route.js');
  process.chdir(folder);
  const app = new App({ context: settings.context, outdir: 'out', builtinCloudFormationValidation: false });
  meridianStacks(app, configuration);
  app.synth();
  assembly = readAssembly(path.join(folder, 'out'), OPTIONS);
});

afterAll(() => process.chdir(home));

function writeBundle(root: string, folder: string, file: string): void {
  mkdirSync(path.join(root, folder), { recursive: true });
  writeFileSync(path.join(root, folder, file), 'function handler(event) { return event.request; }');
}

function functionsOf(region: string) {
  return assembly.resources.filter(
    (resource) => resource.type === 'AWS::Lambda::Function' && resource.region === region,
  );
}

describe('the app itself', () => {
  test('has every function in every region, with its bundle', () => {
    for (const region of REGIONS) {
      const found = functionsOf(region);
      expect(found.map(({ physicalName }) => physicalName).sort()).toEqual(FUNCTIONS.map(fn).sort());
      for (const each of found) expect(assembly.functionCode(each)).toMatch(/asset\.[0-9a-f]+$/);
    }
  });

  test('has functions that queues and streams feed, and others that callers wait for', () => {
    const fed = functionSpecsIn(assembly).filter(({ isFed }) => isFed);
    const names: FunctionName[] = [
      'answer',
      'apply',
      'ask',
      'bury',
      'judge',
      'presence',
      'relay',
      'summarize',
    ];
    expect([...new Set(fed.map(({ name }) => name))].sort()).toEqual(names.map(fn));
  });

  test('leaves nothing unresolved', () => {
    const text = JSON.stringify(assembly.resources);
    expect(text).not.toMatch(/\$\{Token|\{\{resolve|"Fn::|"Ref"/);
  });

  test('gives no function an address on AWS', () => {
    const environments = REGIONS.flatMap(functionsOf).map(({ properties }) => properties.Environment);
    expect(JSON.stringify(environments)).not.toMatch(/amazonaws\.com/);
    expect(JSON.stringify(environments)).toContain('http://127.0.0.1/eu-west-1');
  });

  test('gives every role statements that can be judged', () => {
    const policies = createPolicies(assembly.resources);
    const roles = REGIONS.flatMap(functionsOf).map(({ properties }) => String(properties.Role));
    for (const role of roles) expect(policies.statements(role).length).toBeGreaterThan(0);
  });

  test.each(Object.entries(VICTIMS))('lets %s call what a drill kills it at', (name, { operations }) => {
    const policies = createPolicies(assembly.resources);
    const fns = functionsOf(REGIONS[0] ?? '');
    const role = fns.find(({ physicalName }) => physicalName === fn(name as FunctionName))?.properties.Role;
    const engines = [{ operations, actions: { ...ACTION_OF_BATCH, ...ACTIONS } }];
    const may = operations.filter((each) => mayCall(policies.statements(String(role)), each, engines));
    expect(may).toEqual(operations);
  });

  test('has one line about what is ignored', () => {
    expect(assembly.ignored()).toMatch(/^Ignored locally: .*AWS::CloudWatch::Alarm \(\d+\).*\.$/);
  });
});
