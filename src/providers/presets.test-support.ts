/** What the user of each variable may type, by its name. */
export const presetSamples: Readonly<Record<string, string>> = {
  integration: 'c4hq21n5mel2',
  tenant: 'common',
  domain: 'dev-1.example.com',
  server: 'default',
  base: 'https://sso.example.com',
  realm: 'master',
  host: 'login.salesforce.com',
};
