import { Env } from '../../lambdas/contract/environment.ts';
import { consoleListener } from '../console/console.ts';
import { createLetters } from '../console/letters.ts';
import { createMarks } from '../console/marks.ts';
import { createRedrive } from '../console/redrive.ts';
import { createSampling } from '../console/sample.ts';
import { mayCall } from '../iam/may-call.ts';
import type { Ground } from './ground.ts';
import type { Fronts } from './open-fronts.ts';
import type { Running } from './run-functions.ts';
import type { Services } from './services.ts';
import { pageClient } from './site-settings.ts';
import { statusOf } from './status.ts';

/** Lets the console answer for a cloud that is ready. */
export function openConsole(
  { assembly, described, engines, wire, regions }: Services,
  { functions, specs }: Running,
  { faults, activity, journal, observer, console }: Ground,
  { issuer, edge }: Fronts,
): void {
  const { resources } = assembly;
  const ignored = assembly.ignored();
  faults.know({
    regions,
    functions: [...new Set(specs.map(({ name }) => name))],
    operations: [...new Set(engines.all.flatMap(({ operations }) => operations))],
    mayCall: (name, operation) =>
      specs.some(
        (spec) => spec.name === name && mayCall(described.statements(spec.roleArn), operation, engines.all),
      ),
  });
  const { appliedIn } = activity;
  const status = async () =>
    statusOf({ regions, resources, engines, wire, functions, faults, appliedIn, ignored });
  const store = resources.find(({ type }) => type === 'AWS::CloudFront::KeyValueStore');
  const marks = createMarks({ regions, keyValues: engines.keyValues, store });
  const table = specs.map(({ environment }) => environment[Env.operationsTable]).find(Boolean) ?? '';
  const { dynamodb, sqs } = engines;
  const letters = createLetters({ regions, resources, table, dynamodb, sqs });
  const redrive = createRedrive(letters, (progress) => activity.tell('redrive', { ...progress }));
  const links = () => dynamodb.replicationBacklog();
  const sampling = createSampling({ status, marks: marks.current, links, observer, activity });
  const page = `${edge.url}/#/console`;
  const client = pageClient(issuer, edge.url);
  const { url } = console;
  console.answerWith(
    consoleListener({
      ...{
        url,
        page,
        issuer,
        client,
        faults,
        activity,
        sampling,
        journal,
        observer,
        letters,
        redrive,
        marks,
        status,
      },
    }),
  );
}
