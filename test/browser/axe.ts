import { source } from 'axe-core';
import type { Page } from 'playwright-core';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Only colours change with the scheme. */
const OPTIONS = { light: {}, dark: { runOnly: ['color-contrast'] } } as const;

/** What axe finds on the page as it is, in both colour schemes: `view scheme: rule (element)`. */
export async function axeFindings(page: Page, view: string): Promise<string[]> {
  const findings: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(source);
    // As text: what runs in the page has other globals than what is checked here.
    const options = JSON.stringify({ resultTypes: ['violations'], ...OPTIONS[colorScheme] });
    const violations = (await page.evaluate(
      `axe.run(document, ${options}).then((r) => r.violations)`,
    )) as Violation[];
    for (const { id, nodes } of violations)
      findings.push(`${view} ${colorScheme}: ${id} (${nodes[0]?.html})`);
  }
  return findings;
}
