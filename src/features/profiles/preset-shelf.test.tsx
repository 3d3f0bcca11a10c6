import { cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, test } from 'vitest';
import { PresetShelf } from './preset-shelf.tsx';

afterEach(cleanup);

test('each way to a provider of one’s own says what is peculiar to it, and leads there', () => {
  render(<PresetShelf />, { wrapper: MemoryRouter });
  const ways = screen.getAllByRole('link').map((link) => [link.getAttribute('href'), link.textContent]);
  expect(ways).toEqual([
    ['/profiles/new', expect.stringMatching(/^All \d+ presets$/)],
    ['/profiles/new?preset=clayton', expect.stringMatching(/Authorization code.*on its own page/)],
    ['/profiles/new?preset=clarify', expect.stringMatching(/Client credentials.*X-API-Version: 1\.1beta1/)],
    ['/profiles/new?preset=cliquify', expect.stringMatching(/Client credentials.*under “token”/)],
    ['/profiles/new?from=issuer', expect.stringMatching(/OpenID Connect.*metadata/)],
    ['/profiles/new', expect.stringMatching(/Custom OAuth 2\.0/)],
  ]);
});
