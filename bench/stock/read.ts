import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Env } from '../../lambdas/contract/environment.ts';
import { httpHandler } from '../../lambdas/http/http-handler.ts';
import { observed } from '../../lambdas/http/observed.ts';
import { required } from '../../lambdas/platform/environment.ts';
import { awsPorts } from '../../lambdas/read/aws-ports.ts';
import { reading } from '../../lambdas/read/reading.ts';
import { sdkDynamoDb } from './sdk-dynamo-db.ts';

const ports = awsPorts({ lanes: required(Env.lanes).split(',') }, sdkDynamoDb(new DynamoDBClient({})));

/** Read with the SDK's DynamoDB client in place of ours; the build bundles it as it does ours. */
export const handler = httpHandler(reading(ports), observed(ports.meter));
