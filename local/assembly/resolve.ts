import { AssemblyError } from './assembly-error.ts';

/** What the intrinsic functions of one place in a template refer to. */
export interface Scope {
  /** Where we are, for messages: `stack Meridian-eu-west-1, resource Queue4A7E3555`. */
  readonly place: string;
  reference(name: string): unknown;
  attribute(logicalId: string, attribute: string): unknown;
  stackOutput(stackName: string, region: string | undefined, output: string): unknown;
  importedValue(name: string): unknown;
}

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

/** CloudFormation's functions as far as CDK templates use them; conditions and mappings are not among them. */
const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, scope) => scope.reference(String(name)),
  'Fn::GetAtt': getAttribute,
  'Fn::Join': join,
  'Fn::Sub': substitute,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::Base64': (text, scope) => Buffer.from(String(resolve(text, scope))).toString('base64'),
  'Fn::GetStackOutput': stackOutput,
  'Fn::ImportValue': (name, scope) => scope.importedValue(String(resolve(name, scope))),
};

/**
 * The value with every intrinsic function replaced by what it stands for; `AWS::NoValue` is left out.
 * @throws AssemblyError if a function is not known here
 */
export function resolve(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => resolve(item, scope)).filter((item) => item !== undefined);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
  const intrinsic = others.length === 0 ? intrinsicOf(name, scope) : undefined;
  return intrinsic === undefined ? resolveMembers(value, scope) : intrinsic(argument, scope);
}

function resolveMembers(value: object, scope: Scope): unknown {
  const members = Object.entries(value).map(([key, member]) => [key, resolve(member, scope)] as const);
  return Object.fromEntries(members.filter(([, member]) => member !== undefined));
}

function intrinsicOf(name: string, scope: Scope): Intrinsic | undefined {
  if (name.startsWith('Fn::') && !(name in INTRINSICS)) {
    throw new AssemblyError(
      `${scope.place}: the local cloud does not know ${name}. It knows ${Object.keys(INTRINSICS).join(', ')}.`,
    );
  }
  return INTRINSICS[name];
}

function getAttribute(argument: unknown, scope: Scope): unknown {
  const [logicalId = '', ...attribute] = Array.isArray(argument) ? argument : String(argument).split('.');
  return scope.attribute(String(logicalId), attribute.map((part) => resolve(part, scope)).join('.'));
}

function join(argument: unknown, scope: Scope): string {
  const [separator, parts] = argument as [string, unknown];
  return (resolve(parts, scope) as unknown[]).join(separator);
}

function split(argument: unknown, scope: Scope): string[] {
  const [separator, text] = argument as [string, unknown];
  return String(resolve(text, scope)).split(separator);
}

function select(argument: unknown, scope: Scope): unknown {
  const [index, list] = argument as [unknown, unknown];
  return (resolve(list, scope) as unknown[])[Number(resolve(index, scope))];
}

/** `${Name}` is a Ref, `${Name.Attribute}` a GetAtt, `${!Name}` stays as `${Name}`. */
function substitute(argument: unknown, scope: Scope): string {
  const [text, variables = {}] = (Array.isArray(argument) ? argument : [argument]) as [
    string,
    Record<string, unknown>?,
  ];
  return text.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal) {
      return `\${${name}}`;
    }
    return String(name in variables ? resolve(variables[name], scope) : resolveName(name, scope));
  });
}

function resolveName(name: string, scope: Scope): unknown {
  return name.includes('.') ? getAttribute(name, scope) : scope.reference(name);
}

function stackOutput(argument: unknown, scope: Scope): unknown {
  const { StackName, Region, OutputName } = resolve(argument, scope) as Record<string, string | undefined>;
  return scope.stackOutput(String(StackName), Region, String(OutputName));
}
