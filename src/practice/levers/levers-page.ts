import { html, type Markup } from '../standard/markup.ts';
import type { Page } from '../standard/page.ts';
import { type LeverName, type LeverSettings, RATE_LIMIT } from './lever-settings.ts';

/** What the page of the levers shows: where they stand, and what came of the last press. */
export interface LeversShown {
  readonly origin: string;
  readonly settings: LeverSettings;
  readonly pulled: readonly LeverName[];
  readonly done?: string;
  readonly wrong?: string;
  /** A form that was refused, to be mended. */
  readonly typed?: URLSearchParams;
}

/** The page of the levers: forms for all of them, without a script. */
export function leversPage(shown: LeversShown): Page {
  const { origin, pulled, done, wrong, typed } = shown;
  return {
    title: 'Levers',
    wide: true,
    body: html`<p><a href="/">Practice provider</a></p>
<h1>Levers</h1>
<p>They make this provider fail on purpose: the standard one and every vendor’s dialect. <strong>${countOf(pulled)}</strong>
An answer that one has changed says so in the header <code>X-Practice-Lever</code>. A restart puts them all back.</p>
${wrong !== undefined && html`<p class="note error" role="alert">${wrong} Nothing was changed.</p>`}
${done !== undefined && html`<p class="note" role="status">${done}</p>`}
${settingsForm(shown)}
<form method="post" action="/levers/clear"><div class="actions"><button>Clear all</button></div></form>
<h2>This token</h2>
<p>An access or a refresh token, of any dialect. With a refresh token that is revoked go the access tokens of the same
consent. Only a refresh token rotates: it counts as used, as if another client had a copy of it.</p>
<form method="post" action="/levers/expire">
<label for="token">Token</label>
<input id="token" name="token" value="${typed?.get('token') ?? ''}" autocomplete="off" autocapitalize="none" spellcheck="false" required>
<div class="actions">
<button>Expire now</button>
<button formaction="/levers/rotate">Rotate</button>
<button formaction="/levers/revoke">Revoke</button>
</div>
</form>
<h2>From a script</h2>
<p>A program sets them with JSON and the key of this launch. No web page can: the key can’t be read from another origin.</p>
<pre><code>${scriptOf(origin)}</code></pre>`,
  };
}

function countOf(pulled: readonly LeverName[]): string {
  if (pulled.length === 0) return 'None is on.';
  return `${pulled.length} ${pulled.length === 1 ? 'is' : 'are'} on.`;
}

function settingsForm(shown: LeversShown): Markup {
  return html`<form method="post" action="/levers">
<h2>Next tokens</h2>
${numberField(shown, 'lifetime_seconds', 'Lifetime of an access token in seconds, 1 to 86400; empty for its own')}
${select(shown, 'refresh_token', { label: 'Refresh token', options: REFRESH_WORDS })}
<h2>Consent</h2>
${select(shown, 'consent', { label: 'Answer', options: CONSENT_WORDS })}
<h2>Answers</h2>
<label class="check"><input type="checkbox" name="rate_limit"${standing(shown, 'rate_limit') && ' checked'}> Rate limit
of the APIs: ${RATE_LIMIT.count} calls in ${RATE_LIMIT.seconds} s, then 429</label>
${numberField(shown, 'slow_ms', 'Slow: milliseconds before each answer, 0 to 60000')}
${select(shown, 'break', { label: 'Break', options: BREAK_WORDS })}
${select(shown, 'at', { label: 'Slow and Break reach', options: PLACE_WORDS })}
<h2>Clock</h2>
${numberField(shown, 'skew_minutes', 'Minutes that the provider’s clock runs ahead, -1440 to 1440; negative for behind')}
<p>Moves the <code>Date</code> header, <code>iat</code> and <code>exp</code>, and what the APIs take for now.</p>
<div class="actions"><button class="primary">Set levers</button></div>
</form>`;
}

type Words = Readonly<Record<string, string>>;

const REFRESH_WORDS: Words = {
  own: 'The provider’s own way',
  rotate: 'Rotate: each works once',
  reuse: 'Reuse: the same one stays',
  none: 'None is given',
};
const CONSENT_WORDS: Words = {
  allow: 'As the user decides',
  deny: 'Deny',
  'wrong-state': 'Wrong state',
  'wrong-iss': 'Wrong iss',
};
const BREAK_WORDS: Words = {
  no: 'No',
  json: 'JSON that ends in the middle',
  html: 'A gateway’s page (502)',
  drop: 'Drop the connection in the middle',
};
const PLACE_WORDS: Words = { api: 'The APIs and userinfo', token: 'The token endpoints' };

/** What a field holds: what was typed, or where its lever stands; empty for a lever that stands nowhere. */
function standing({ settings, typed }: LeversShown, name: LeverName): string {
  // The form of a token has none of these fields.
  if (typed?.has('consent')) return typed.get(name) ?? '';
  const setting = settings[name];
  return setting === null || setting === false ? '' : String(setting);
}

function numberField(shown: LeversShown, name: LeverName, label: string): Markup {
  return html`<label for="${name}">${label}</label>
<input id="${name}" name="${name}" value="${standing(shown, name)}" autocomplete="off" spellcheck="false">`;
}

function select(shown: LeversShown, name: LeverName, { label, options }: { label: string; options: Words }): Markup {
  const chosen = standing(shown, name);
  const offered = Object.entries(options).map(
    ([value, words]) => html`<option value="${value}"${value === chosen && ' selected'}>${words}</option>`,
  );
  return html`<label for="${name}">${label}</label>
<select id="${name}" name="${name}">${offered}</select>`;
}

function scriptOf(origin: string): string {
  return `KEY=$(curl -s ${origin}/levers.json | sed -n 's/.*"key": *"\\([^"]*\\)".*/\\1/p')
curl -s ${origin}/levers -H 'Content-Type: application/json' -H "X-Practice-Key: $KEY" -d '{"lifetime_seconds": 30}'
curl -s ${origin}/levers/expire -H 'Content-Type: application/json' -H "X-Practice-Key: $KEY" -d "{\\"token\\": \\"$ACCESS_TOKEN\\"}"`;
}
