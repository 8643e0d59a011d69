const KEPT = 'npm_config_';

interface Option {
  readonly type: 'string' | 'boolean';
}

/**
 * npm keeps options that stand before its `--` for itself: it tells the program of them in the environment, and gives
 * it what follows each as a word of its own.
 * @throws Error with the command that was meant, where it has kept one of `options`
 */
export function requireDashes(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  options: Readonly<Record<string, Option>>,
): void {
  if (environment.npm_lifecycle_event !== 'start') return;
  const left = [...args];
  const meant = Object.entries(environment).flatMap(([variable, value]) => {
    const name = variable.startsWith(KEPT) ? variable.slice(KEPT.length) : '';
    const option = options[name];
    if (option === undefined) return [];
    if (option.type === 'boolean') return [`--${name}`];
    return [`--${name} ${value === 'true' ? (left.shift() ?? '…') : value}`];
  });
  if (meant.length === 0) return;
  const names = meant.map((each) => each.split(' ')[0]).join(' and ');
  throw new Error(
    `npm kept ${names} for itself. Put -- before the options: npm start -- ${[...meant, ...left].join(' ')}`,
  );
}
