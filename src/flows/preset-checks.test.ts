import { expect, test } from 'vitest';
import { checkProfile } from '#diagnosis/check-profile.ts';
import { origins, secretRef } from '#oauth/profile.test-support.ts';
import { blankProfile, type Profile } from '#oauth/profile.ts';
import { allProviders } from '#providers/all-providers.ts';
import { fillPreset } from '#providers/fill-preset.ts';
import { presetSamples } from '#providers/presets.test-support.ts';

const presets = allProviders.flatMap(({ presets }) => presets);
const typed = { clientId: 's6BhdRkqt3', username: 'bob' };

test.each(presets.flatMap((preset) => (['real', 'practice'] as const).map((at) => [preset.id, at, preset] as const)))(
  '%s, %s: once the credentials are there, nothing is wrong',
  (_, at, preset) => {
    const filled = fillPreset(preset, { at, values: presetSamples });
    if (filled.kind === 'no-practice') return expect(preset.practice).toBeNull();
    if (filled.kind === 'refused') return expect.fail(JSON.stringify(filled.findings));
    const secrets = { clientSecret: secretRef('gX1fBat3bV'), password: secretRef('A3ddj3w') };
    const profile: Profile = { ...blankProfile, id: 'p', ...typed, ...filled.profile, ...secrets };
    const found = checkProfile(profile, { origins }).filter(({ verdict }) => verdict === 'error');
    expect(found.map(({ id, title }) => `${id} ${title}`)).toEqual([]);
  },
);
