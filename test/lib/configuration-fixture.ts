import { configuration } from '../../bin/configuration.ts';
import { type Configuration, ConfigurationError, checkedConfiguration } from '../../lib/configuration.ts';

export function faultsOf(change: Partial<Configuration>): string {
  try {
    checkedConfiguration({ ...configuration, ...change });
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    return (error as ConfigurationError).message;
  }
  return 'no fault';
}
