import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { buildAll } from '../lib/build/build-all.ts';
import { meridianStacks } from '../lib/meridian-stacks.ts';
import { configuration } from './configuration.ts';

await buildAll(configuration.regions.map(({ name }) => name));
const app = new App();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
meridianStacks(app, configuration);
app.synth();
