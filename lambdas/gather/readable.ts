import { Metric } from '../contract/metrics.ts';
import type { ModelTask } from '../contract/model-task.ts';
import { readTask } from '../queue/completion-message.ts';
import type { Ports } from './ports.ts';

/** A question that was kept as text; none where this version cannot read it, which somebody should know. */
export function readable({ log, meter }: Pick<Ports, 'log' | 'meter'>, body: string): ModelTask[] {
  try {
    return [readTask(body)];
  } catch (error) {
    log.error('unreadable', { errorCode: 'unreadable' }, error);
    meter.count(Metric.unreadable);
    return [];
  }
}
