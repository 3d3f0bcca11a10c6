// Secrets that their own characters give away: what providers begin their keys with so that scanners find them.

/** A secret's place in a text, and whose it is. */
export interface ShapedSecret {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

const shapes: readonly (readonly [label: string, shape: string])[] = [
  ['Stripe key', '(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,250}'],
  ['webhook secret', 'whsec_[A-Za-z0-9+/]{24,250}'],
  ['GitHub token', 'gh[pousr]_[A-Za-z0-9]{30,250}|github_pat_[A-Za-z0-9_]{40,250}'],
  ['GitLab token', 'gl(?:pat|rt|dt|ptt)-[\\w-]{20,250}'],
  ['Slack token', 'xox[abeoprs]-[A-Za-z0-9-]{10,250}|xapp-\\d-[A-Za-z0-9-]{20,250}'],
  ['AWS access key', '(?:AKIA|ASIA)[A-Z0-9]{16}'],
  ['Google key', 'AIza[\\w-]{35}|GOCSPX-[\\w-]{20,100}'],
  ['Google access token', 'ya29\\.[\\w-]{20,2000}'],
  ['Anthropic key', 'sk-ant-[\\w-]{20,250}'],
  ['OpenAI key', 'sk-(?:proj-|svcacct-)?[A-Za-z0-9]{20}[\\w-]{0,250}'],
  ['SendGrid key', 'SG\\.[\\w-]{16,64}\\.[\\w-]{16,64}'],
  ['Shopify token', 'shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}'],
  ['DigitalOcean token', 'do[por]_v1_[a-f0-9]{64}'],
  ['npm token', 'npm_[A-Za-z0-9]{36}'],
  ['Hugging Face token', 'hf_[A-Za-z0-9]{30,100}'],
  ['PyPI token', 'pypi-AgE[\\w-]{50,500}'],
  ['private key', '-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^-]{1,20000}(?:-----END [A-Z ]{0,40}PRIVATE KEY-----)?'],
];

const anyShape = new RegExp(shapes.map(([, shape]) => `(?<![A-Za-z0-9_])(${shape})`).join('|'), 'g');

/** The secrets of known shapes in a text, in order. One that says that it is an example is none. */
export function shapedSecretsIn(text: string): ShapedSecret[] {
  if (text.search(anyShape) < 0) return [];
  return [...text.matchAll(anyShape)].flatMap(({ 0: found, index, ...groups }) => {
    if (/example|x{6}|0{12}/i.test(found)) return [];
    const which = shapes.findIndex((_, at) => groups[at + 1] !== undefined);
    return [{ start: index, end: index + found.length, label: shapes[which]?.[0] ?? 'key' }];
  });
}
