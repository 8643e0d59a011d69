import { hastened } from '../../../bench/drill/hasten.ts';

describe('a queue of a drill', () => {
  it('gives up as late as it would with its own timeout', () => {
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: 'arn:dead', maxReceiveCount: 20 });
    expect(hastened({ VisibilityTimeout: '180', RedrivePolicy }, 10)).toEqual({
      VisibilityTimeout: '10',
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: 'arn:dead', maxReceiveCount: 360 }),
    });
  });

  it('takes no more receives than SQS allows', () => {
    const RedrivePolicy = JSON.stringify({ maxReceiveCount: '20' });
    expect(hastened({ VisibilityTimeout: '180', RedrivePolicy }, 1).RedrivePolicy).toBe(
      '{"maxReceiveCount":1000}',
    );
  });

  it('of dead letters has no further one to give up to', () => {
    expect(hastened({ VisibilityTimeout: '180' }, 5)).toEqual({ VisibilityTimeout: '5' });
  });
});
