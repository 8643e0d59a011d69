import type { Ask } from '../contract/asks.ts';
import type { LookMessage } from '../contract/looks.ts';
import type { ModelTask } from '../contract/model-task.ts';
import type { SummaryDue } from '../contract/summary-due.ts';
import { broken } from '../platform/errors.ts';
import { checks } from './checks.ts';

/** The question in a message. Throws a `broken` error where it holds none. */
export function readAsk(body: string): Ask {
  return readAs<Ask>(body, checks.Ask, 'question');
}

/** The question for a model in a message. Throws a `broken` error where it holds none. */
export function readTask(body: string): ModelTask {
  return readAs<ModelTask>(body, checks.ModelTask, 'question for a model');
}

/** The look in a message. Throws a `broken` error where it holds none. */
export function readLook(body: string): LookMessage {
  return readAs<LookMessage>(body, checks.LookMessage, 'look');
}

/** The session in a message whose summary is due. Throws a `broken` error where it names none. */
export function readSummaryDue(body: string): SummaryDue {
  return readAs<SummaryDue>(body, checks.SummaryDue, 'summary that is due');
}

function readAs<T>(body: string, check: (value: unknown) => boolean, what: string): T {
  const value = parsed(body);
  if (!check(value)) {
    throw broken(
      'unreadable',
      `The queue message is no ${what}: it lacks a member, or one has another form.`,
    );
  }
  return value as T;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // The parser's own error quotes the text, and whatever an error keeps as its cause is logged.
    return undefined;
  }
}
