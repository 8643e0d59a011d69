import { existsSync } from 'node:fs';

/** Where browsers mostly are; `CHROME_PATH` names another one. */
const PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser to test in; where there is none, a line says so. */
export function browserPath(): string | undefined {
  const { CHROME_PATH } = process.env;
  const found = CHROME_PATH ?? PATHS.find((path) => existsSync(path));
  if (found === undefined || !existsSync(found)) {
    console.log(
      'There is no Chromium here, so that the page is not tried in a browser. CHROME_PATH may name one.',
    );
    return undefined;
  }
  return found;
}
