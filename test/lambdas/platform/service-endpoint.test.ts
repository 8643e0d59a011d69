import { serviceEndpoint } from '../../../lambdas/platform/service-endpoint.ts';

beforeEach(() => {
  process.env.AWS_REGION = 'eu-west-1';
});
afterEach(() => {
  delete process.env.AWS_ENDPOINT_URL;
  delete process.env.AWS_ENDPOINT_URL_SQS;
});

const sqs = () => serviceEndpoint('AWS_ENDPOINT_URL_SQS', 'sqs').href;

test('a service is called in the region, unless the environment says where all are, or where it is itself', () => {
  expect(sqs()).toBe('https://sqs.eu-west-1.amazonaws.com/');
  process.env.AWS_ENDPOINT_URL = 'http://127.0.0.1:1';
  expect(sqs()).toBe('http://127.0.0.1:1/');
  process.env.AWS_ENDPOINT_URL_SQS = 'http://127.0.0.1:2';
  expect(sqs()).toBe('http://127.0.0.1:2/');
});

test('regions in China have a domain of their own', () => {
  process.env.AWS_REGION = 'cn-north-1';
  expect(sqs()).toBe('https://sqs.cn-north-1.amazonaws.com.cn/');
});
