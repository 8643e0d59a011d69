import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct, type IConstruct } from 'constructs';
import { BatchFolder } from '../lambdas/contract/batch-files.ts';
import { Env } from '../lambdas/contract/environment.ts';
import { namesOf } from '../lambdas/contract/names.ts';
import { acknowledge } from './acknowledge.ts';
import type { AiConfiguration, ModelConfiguration } from './ai-configuration.ts';
import type { Alarms } from './alarms.ts';
import { alarmOnBatchJobs } from './answer-alarms.ts';
import { callEveryMinute } from './call-every-minute.ts';
import type { Configuration } from './configuration.ts';
import { modelArns } from './model-arns.ts';
import { ServiceFunction } from './service-function.ts';

export interface BatchJobsProps {
  readonly configuration: Configuration;
  readonly ai: AiConfiguration;
  readonly region: string;
}

type Folder = keyof typeof BatchFolder;
const FOLDERS: readonly Folder[] = ['tasks', 'input', 'output'];

/**
 * What a job reads and writes are people's words, and it is given up within a day. Its questions stay as long as
 * queues would keep them: a region may be dark for so long.
 */
const KEPT: Readonly<Record<Folder, Duration>> = {
  tasks: Duration.days(14),
  input: Duration.days(3),
  output: Duration.days(3),
};
const BEDROCK = 'bedrock.amazonaws.com';

/** Batch inference jobs: the function that makes them, and the bucket through which Bedrock gets and gives. */
export class BatchJobs extends Construct {
  readonly gather: ServiceFunction;
  private readonly props: BatchJobsProps;
  private readonly bucket: Bucket;
  private readonly role: Role;

  constructor(scope: Construct, id: string, props: BatchJobsProps) {
    super(scope, id);
    this.props = props;
    this.bucket = this.makeBucket();
    this.role = this.makeRole();
    const { configuration, region, ai } = props;
    this.gather = new ServiceFunction(Stack.of(this), {
      configuration,
      region,
      fn: 'gather',
      description: 'Gathers questions that have time into batch jobs',
      // A job's questions and answers are in memory at once.
      memoryMib: 1024,
      timeout: Duration.minutes(5),
    });
    this.gather.addEnvironment(Env.batchSettings, JSON.stringify(ai.batchJobs));
    this.grantFiles();
    this.grantJobs();
    const scheduleName = namesOf(configuration.app).fn('gather');
    callEveryMinute(this, this.gather, {
      scheduleName,
      description: 'Makes batch jobs, and looks after them',
    });
  }

  alarmOn(alarms: Alarms): void {
    this.gather.alarmOn(alarms);
    alarmOnBatchJobs(alarms, this.gather);
  }

  private makeBucket(): Bucket {
    const bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      lifecycleRules: FOLDERS.map((folder) => ({
        prefix: `${BatchFolder[folder]}/`,
        expiration: KEPT[folder],
        abortIncompleteMultipartUploadAfter: Duration.days(1),
      })),
    });
    acknowledge(bucket, {
      'AwsSolutions-S1': 'One function and Bedrock use it, and each job says when; nothing stays for long.',
    });
    return bucket;
  }

  /** By it Bedrock reads the input and writes the output. https://docs.aws.amazon.com/bedrock/latest/userguide/batch-iam-sr.html */
  private makeRole(): Role {
    const role = new Role(this, 'JobRole', {
      description: 'Bedrock reads and writes batch jobs by it',
      assumedBy: new ServicePrincipal(BEDROCK, {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
          ArnEquals: { 'aws:SourceArn': this.jobsArn() },
        },
      }),
    });
    role.addToPolicy(statement('s3:ListBucket', this.bucket.bucketArn));
    role.addToPolicy(statement('s3:GetObject', this.arnOf('input')));
    role.addToPolicy(statement('s3:PutObject', this.arnOf('output')));
    const profiles = this.models().filter(({ profile }) => profile !== 'none');
    if (profiles.length > 0) {
      role.addToPolicy(statement('bedrock:InvokeModel', ...this.modelArns(profiles)));
    }
    this.acknowledgeFolders(role, 'input', 'output');
    return role;
  }

  private grantFiles(): void {
    const [tasks, input, output] = [this.arnOf('tasks'), this.arnOf('input'), this.arnOf('output')];
    this.gather.addToRolePolicy(statement('s3:PutObject', tasks, input));
    this.gather.addToRolePolicy(statement('s3:GetObject', tasks, output));
    this.gather.addEnvironment(Env.batchBucket, this.bucket.bucketName);
    this.acknowledgeFolders(this.gather.role ?? this.gather, 'tasks', 'input', 'output');
  }

  private grantJobs(): void {
    const jobs = this.jobsArn();
    const actions = ['bedrock:GetModelInvocationJob', 'bedrock:StopModelInvocationJob'];
    this.gather.addToRolePolicy(
      statement('bedrock:CreateModelInvocationJob', ...this.modelArns(this.models()), jobs),
    );
    this.gather.addToRolePolicy(new PolicyStatement({ actions, resources: [jobs] }));
    this.gather.addToRolePolicy(
      new PolicyStatement({
        actions: ['iam:PassRole'],
        resources: [this.role.roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': BEDROCK } },
      }),
    );
    this.gather.addEnvironment(Env.batchRole, this.role.roleArn);
    acknowledge(this.gather.role ?? this.gather, {
      [`AwsSolutions-IAM5[Resource::${jobs}]`]: 'Bedrock chooses the names of jobs.',
    });
  }

  private models(): readonly ModelConfiguration[] {
    return this.props.ai.models.filter(({ batch }) => batch);
  }

  private modelArns(models: readonly ModelConfiguration[]): string[] {
    return [...new Set(models.flatMap((model) => modelArns(this, this.props.region, model)))];
  }

  private jobsArn(): string {
    const { partition, account } = Stack.of(this);
    return `arn:${partition}:bedrock:${this.props.region}:${account}:model-invocation-job/*`;
  }

  private acknowledgeFolders(role: IConstruct, ...folders: readonly Folder[]): void {
    const bucket = Stack.of(this).getLogicalId(this.bucket.node.defaultChild as CfnBucket);
    for (const folder of folders) {
      const id = `AwsSolutions-IAM5[Resource::<${bucket}.Arn>/${BatchFolder[folder]}/*]`;
      acknowledge(role, { [id]: 'A folder of the bucket, whose files are named after jobs.' });
    }
  }

  private arnOf(folder: Folder): string {
    return this.bucket.arnForObjects(`${BatchFolder[folder]}/*`);
  }
}

function statement(action: string, ...resources: readonly string[]): PolicyStatement {
  return new PolicyStatement({ actions: [action], resources: [...resources] });
}
