import './plain-misconfiguration.ts';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import settings from '../cdk.json' with { type: 'json' };
import { buildAll } from '../lib/build/build-all.ts';
import { inRegions, withWaiters } from '../lib/configuration.ts';
import { meridianStacks } from '../lib/meridian-stacks.ts';
import { configuration } from './configuration.ts';

// The CLI passes the flags of cdk.json; whoever runs this file without the CLI must get the same templates.
const app = new App({ context: settings.context });
/** `a,b,c`: other regions than the configuration's, for the local cloud. */
const regions: unknown = app.node.tryGetContext('meridian:regions');
const waiters: unknown = app.node.tryGetContext('meridian:waiters');
const chosen =
  typeof regions === 'string' ? inRegions(configuration, regions.split(','), '--regions') : configuration;
const deployment = typeof waiters === 'number' ? withWaiters(chosen, waiters) : chosen;

await buildAll(deployment);
if (app.node.tryGetContext('meridian:unchecked') !== true) {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
}
meridianStacks(app, deployment);
app.synth();
