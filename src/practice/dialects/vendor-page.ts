import { html, type Markup } from '../standard/markup.ts';
import type { Page } from '../standard/page.ts';
import type { DialectFacts } from './dialect.ts';

/** One thing to do with the vendor's API, as a command that runs as it stands. */
export interface VendorStep {
  readonly title: string;
  readonly words: string;
  /** For a POSIX shell; steps share its variables, from first to last. */
  readonly command: string;
}

/** What the page of a vendor's dialect tells. */
export interface VendorPage {
  readonly name: string;
  /** Who the vendor is and what is peculiar about its OAuth. */
  readonly words: string;
  /** The vendor's own page, which the dialect follows. */
  readonly documentation: string;
  readonly facts: DialectFacts;
  /** Rows beside those of the facts: name and value. */
  readonly rows: ReadonlyArray<readonly [name: string, value: string]>;
  readonly steps: readonly VendorStep[];
  /** What the vendor's page says, one sentence each. */
  readonly documented: readonly string[];
  /** What it leaves open, and what is done here. */
  readonly ours: readonly string[];
}

/** Shows a token response that a command kept in `TOKENS`, and takes the access token out of it, nested or not. */
export const KEEP_ACCESS_TOKEN = `echo "$TOKENS"
ACCESS_TOKEN=$(echo "$TOKENS" | sed -n 's/.*"access_token": *"\\([^"]*\\)".*/\\1/p')`;

const FACT_NAMES: ReadonlyArray<readonly [keyof DialectFacts, string]> = [
  ['client_id', 'Client ID'],
  ['client_secret', 'Client secret'],
  ['basic_user', 'Basic user'],
  ['basic_password', 'Basic password'],
  ['authorization_endpoint', 'Authorization'],
  ['token_endpoint', 'Token'],
  ['redirect_uri', 'Redirect URI'],
  ['audience', 'Audience'],
  ['api_url', 'API'],
];

/** The page of a vendor's dialect: its facts as rows, a command for each step, and what is documented and what is not. */
export function vendorPage(vendor: VendorPage): Page {
  const { facts, steps, documented, ours } = vendor;
  return {
    title: vendor.name,
    wide: true,
    body: html`<p><a href="/">Practice provider</a></p>
<h1>${vendor.name}</h1>
<p>${vendor.words}</p>
<p class="note">This is not ${vendor.name}: it answers as <a href="${vendor.documentation}">its documentation</a> says,
on this computer. Nothing you send here reaches ${vendor.name}, and nothing from there is known here.</p>
<h2>Settings</h2>
<dl>
${FACT_NAMES.map(([key, name]) => facts[key] !== null && row(name, facts[key]))}
${vendor.rows.map(([name, value]) => row(name, value))}
</dl>
<h2>Step by step</h2>
<p>Each command runs as it stands. Run them one after another in the same shell: a step uses what the one before it kept.</p>
${steps.map((step, index) => stepSection(step, index + 1))}
<h2>What the documentation says</h2>
${sentences(documented)}
<h2>What it leaves open, and what we do here</h2>
${sentences(ours)}`,
  };
}

function row(name: string, value: string): Markup {
  return html`<dt>${name}</dt><dd><code>${value}</code></dd>
`;
}

function stepSection({ title, words, command }: VendorStep, number: number): Markup {
  return html`<h3>${number}. ${title}</h3>
<p>${words}</p>
<pre><code>${command}</code></pre>
`;
}

function sentences(list: readonly string[]): Markup {
  return html`<ul>${list.map((sentence) => html`<li>${sentence}</li>`)}</ul>`;
}
