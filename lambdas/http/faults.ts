import type { TSchema } from '@sinclair/typebox';
import { Errors, type ValueError, ValueErrorType } from '@sinclair/typebox/errors';
import { CHECKED, type CheckName } from '../contract/commands.ts';
import { NOT_BLANK } from '../contract/ids.ts';
import type { Fault } from './request-error.ts';

/** More would help nobody, and cost a hostile caller nothing. */
const MOST_FAULTS = 20;

/**
 * What is wrong with a value that failed its check, in sentences. Loaded when the first check fails: the
 * reporter and the schemas weigh more than the whole path of a good request.
 */
export function faultsOf(check: CheckName, value: unknown): Fault[] {
  const faults = new Map<string, Fault>();
  for (const error of Errors(CHECKED[check], [], value)) {
    // TypeBox reports one place several times over; the first report is the reason for the rest.
    if (!faults.has(error.path)) {
      faults.set(error.path, { pointer: error.path, detail: sentence(error) });
    }
    if (faults.size === MOST_FAULTS) {
      break;
    }
  }
  return [...faults.values()];
}

function sentence(error: ValueError): string {
  const { schema } = error;
  switch (error.type) {
    case ValueErrorType.ObjectAdditionalProperties:
      return 'is no member of this object; remove it';
    case ValueErrorType.ObjectRequiredProperty:
      return 'is missing and required';
    case ValueErrorType.StringMaxLength:
      return `is longer than the ${counted(schema.maxLength, 'character')} allowed`;
    case ValueErrorType.StringMinLength:
      return `is shorter than the ${counted(schema.minLength, 'character')} required`;
    case ValueErrorType.ArrayMaxItems:
      return `has more than the ${counted(schema.maxItems, 'item')} allowed`;
    case ValueErrorType.ObjectMaxProperties:
      return `has more than the ${counted(schema.maxProperties, 'member')} allowed`;
    case ValueErrorType.ArrayMinItems:
      return `has fewer than the ${counted(schema.minItems, 'item')} required`;
    case ValueErrorType.IntegerMinimum:
      return `is less than the ${schema.minimum} allowed`;
    case ValueErrorType.IntegerMaximum:
      return `is more than the ${schema.maximum} allowed`;
    case ValueErrorType.StringPattern:
      return schema.pattern === NOT_BLANK
        ? 'is blank: it needs a character that can be seen'
        : `does not match the pattern ${schema.pattern}`;
    default:
      return `must be ${wanted(schema)}`;
  }
}

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function wanted(schema: TSchema): string {
  if (schema.const !== undefined) {
    return JSON.stringify(schema.const);
  }
  if (Array.isArray(schema.anyOf)) {
    return schema.anyOf.map(wanted).join(' or ');
  }
  return `of type ${schema.type ?? 'JSON'}`;
}
