import { escapeHtml } from '../../edge/edge-answer.ts';

/** Where the page of the demo knows a place: web/places.ts. */
export const COUNTRIES = [
  ...['AU', 'BR', 'CA', 'DE', 'ES', 'FR', 'GB', 'IN', 'JP', 'KR', 'MX', 'NG', 'SG', 'US', 'ZA'],
] as const;

export interface AuthorizePage {
  /** What the client asked, handed back with the form. */
  readonly asked: URLSearchParams;
  readonly problem?: string | undefined;
}

const STYLE = `:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}
body{max-width:26rem;margin:3rem auto;padding:0 1rem}
label{display:block;margin-top:1rem;font-weight:600}
input,select,button{font:inherit;width:100%;box-sizing:border-box;min-height:2.75rem;padding:.4rem .6rem;margin-top:.25rem}
.check{display:flex;align-items:center;gap:.6rem}
.check input{width:1.4rem;min-height:1.4rem;margin:0}
.problem{border-left:.3rem solid #c62828;padding-left:.7rem}`;

/** Asks who somebody is and from where. Nothing but a form, so that it needs no script. */
export function authorizePage({ asked, problem }: AuthorizePage): string {
  const hidden = [...asked].map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  return html(
    'Sign in to Meridian',
    `<p>This is the issuer of the local cloud. It asks for no password and believes everybody.</p>
${problem === undefined ? '' : `<p class="problem" role="alert">${escapeHtml(problem)}</p>`}
<form method="post" action="/_local/oauth/authorize">
${hidden.join('\n')}
<label for="sub">Who are you?</label>
<input id="sub" name="sub" required maxlength="128" autocomplete="off" autofocus value="Kim">
<label for="tenant">Tenant, if any</label>
<input id="tenant" name="tenant" maxlength="128" autocomplete="off">
<label for="country">Where are you?</label>
<select id="country" name="country">${COUNTRIES.map(optionOf).join('')}</select>
<p><label class="check"><input type="checkbox" name="operator" value="yes"> I operate this deployment</label></p>
<p><button name="decision" value="allow">Sign in</button></p>
<p><button name="decision" value="deny" formnovalidate>Do not sign in</button></p>
</form>`,
  );
}

/** For requests that must not be answered anywhere else. */
export function refusalPage(sentence: string): string {
  return html('This sign-in cannot go on', `<p role="alert">${escapeHtml(sentence)}</p>`);
}

function optionOf(country: string): string {
  const name = new Intl.DisplayNames('en', { type: 'region' }).of(country) ?? country;
  return `<option value="${country}"${country === 'KR' ? ' selected' : ''}>${escapeHtml(name)}</option>`;
}

function html(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1>
${body}
</main></body></html>
`;
}
