import type { Page } from '@playwright/test';
import { expect, test } from './console.ts';
import { getToken, keepOpen, signInAndAllow, startPracticeRun } from './steps.ts';

/** Goes through consent to the console's door, where the callback page is kept from running, and gives its address. */
async function heldCallback(popup: Page): Promise<string> {
  await popup.route('**/assets/**', (route) => route.abort());
  await signInAndAllow(popup);
  await popup.waitForURL('**/callback?*');
  await popup.unroute('**/assets/**');
  return popup.url();
}

test('R20: the provider’s window has no way back to the console', async ({ page }) => {
  const popup = await startPracticeRun(page);
  await popup.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(await popup.evaluate(() => window.opener)).toBeNull();
  await keepOpen(popup);
  await signInAndAllow(popup);
  await expect(popup.getByRole('heading', { name: 'You can close this window' })).toBeVisible();
  expect(await popup.evaluate(() => window.opener)).toBeNull();
});

test('a callback in another tab, without an opener, completes the run in the tab that holds it', async ({
  page,
  context,
}) => {
  const popup = await startPracticeRun(page);
  const address = await heldCallback(popup);
  await popup.close();
  const other = await context.newPage();
  await keepOpen(other);
  await other.goto(address);
  await expect(other.getByRole('heading', { name: 'You can close this window' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Token received' })).toBeVisible();
});

test('the run’s tab is gone: the callback becomes the run’s page', async ({ page, context }) => {
  const popup = await startPracticeRun(page);
  const address = await heldCallback(popup);
  await page.close();
  const late = await context.newPage();
  await late.goto(address);
  await late.waitForURL('**/profiles/practice/authorize/*');
  await expect(late.getByRole('heading', { name: 'Token received' })).toBeVisible();
});

test('a reload of the run’s page while it waits loses nothing', async ({ page }) => {
  const popup = await startPracticeRun(page);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Listening' })).toBeVisible();
  await signInAndAllow(popup);
  await expect(page.getByRole('heading', { name: 'Token received' })).toBeVisible();
});

test('narrowed to a phone’s width the consent URL folds, so that what waits is in sight; unfolded by hand it stays', async ({
  page,
}) => {
  await startPracticeRun(page);
  const step = page.getByRole('button', { name: 'Consent URL', exact: true });
  await expect(step).toHaveAttribute('aria-expanded', 'true');
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(step).toHaveAttribute('aria-expanded', 'false');
  await expect(page.getByRole('heading', { name: 'Listening' })).toBeInViewport();
  await step.click();
  await page.setViewportSize({ width: 600, height: 844 });
  await expect(step).toHaveAttribute('aria-expanded', 'true');
});

test('R19: a replayed callback stores nothing and sends nothing', async ({ page, context }) => {
  const popup = await startPracticeRun(page);
  const address = await heldCallback(popup);
  await popup.goto(address);
  await expect(page.getByRole('heading', { name: 'Token received' })).toBeVisible();
  const replay = await context.newPage();
  const sent: string[] = [];
  context.on('request', (request) => {
    if (new URL(request.url()).pathname === '/send') sent.push(request.url());
  });
  await replay.goto(address);
  await expect(replay.getByRole('heading', { name: 'This run has its answer already' })).toBeVisible();
  expect(sent).toEqual([]);
});

test('two runs at once do not meet', async ({ page, context }) => {
  const firstPopup = await startPracticeRun(page);
  const firstAddress = await heldCallback(firstPopup);
  const second = await context.newPage();
  const secondPopup = await startPracticeRun(second);
  const secondAddress = await heldCallback(secondPopup);
  await secondPopup.goto(secondAddress);
  await expect(second.getByRole('heading', { name: 'Token received' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Listening' })).toBeVisible();
  await firstPopup.goto(firstAddress);
  await expect(page.getByRole('heading', { name: 'Token received' })).toBeVisible();
});

test('Deny: the run says that consent was declined, and nothing was sent', async ({ page }) => {
  const popup = await startPracticeRun(page);
  await popup.getByRole('button', { name: 'Sign in' }).click();
  await popup.getByRole('button', { name: 'Deny' }).click();
  await expect(page.getByRole('heading', { name: 'Consent was declined.' })).toBeVisible();
  await expect(page.getByText('access_denied', { exact: true })).toBeVisible();
  await expect(page.getByText('Not sent', { exact: true })).toBeVisible();
});

test.describe('R22: nothing is sent for', () => {
  const tampered: readonly (readonly [what: string, tamper: (url: URL) => void, headline: string])[] = [
    [
      'another issuer',
      (url) => url.searchParams.set('iss', 'https://evil.example'),
      'The response comes from another provider.',
    ],
    [
      'no issuer where one is announced',
      (url) => url.searchParams.delete('iss'),
      'The response does not say who sent it.',
    ],
    ['two codes', (url) => url.searchParams.append('code', 'second'), 'The response is ambiguous.'],
    ['neither code nor error', (url) => url.searchParams.delete('code'), 'The response is empty.'],
  ];
  for (const [what, tamper, headline] of tampered) {
    test(`a response with ${what}`, async ({ page }) => {
      const popup = await startPracticeRun(page);
      const address = new URL(await heldCallback(popup));
      tamper(address);
      await popup.goto(address.href);
      await expect(page.getByRole('heading', { name: headline })).toBeVisible();
      await expect(page.getByText('Not sent', { exact: true })).toBeVisible();
    });
  }

  test('a state nobody made', async ({ page, context }) => {
    await startPracticeRun(page);
    const attacker = await context.newPage();
    await attacker.goto('/callback?code=stolen&state=guessed');
    await expect(attacker.getByRole('heading', { name: 'This answer belongs to no run' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Listening' })).toBeVisible();
  });
});

test('form_post: the POST answers 303 into the fragment, and the run completes', async ({
  page,
  context,
  consoleUrl,
  practiceUrl,
}) => {
  const popup = await startPracticeRun(page);
  const address = new URL(await heldCallback(popup));
  const poster = await context.newPage();
  // The provider's own origin posts across sites, as response_mode=form_post has it.
  await poster.route(`${practiceUrl}/poster`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<form method="post" action="${consoleUrl}/callback">${[...address.searchParams]
        .map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`)
        .join('')}<button>Go</button></form>`,
    }),
  );
  await poster.goto(`${practiceUrl}/poster`);
  await poster.getByRole('button', { name: 'Go' }).click();
  await expect(page.getByRole('heading', { name: 'Token received' })).toBeVisible();
  expect(poster.url()).toBe(`${consoleUrl}/callback`);
});

test('R18: the callback reflects nothing, can’t be framed, and is not reached in the background', async ({
  page,
  consoleUrl,
  practiceUrl,
}) => {
  await page.goto('/callback?state=x&code=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&error=%3Cb%3Ehostile%3C/b%3E');
  await expect(page.getByRole('heading', { name: 'This answer belongs to no run' })).toBeVisible();
  expect(await page.content()).not.toContain('hostile');
  expect(page.url()).toBe(`${consoleUrl}/callback`);

  await page.route(`${practiceUrl}/framer`, (route) =>
    route.fulfill({ contentType: 'text/html', body: `<iframe src="${consoleUrl}/callback?state=x"></iframe>` }),
  );
  await page.goto(`${practiceUrl}/framer`);
  const refused = await page.evaluate(
    (url) =>
      fetch(url, { mode: 'no-cors' }).then(
        () => 'answered',
        () => 'refused',
      ),
    `${consoleUrl}/callback?code=c&state=s`,
  );
  expect(refused).toBe('refused');
  expect(page.frames()[1]?.url()).not.toContain('state=x');
});

test('R20: messages posted to the callback do nothing', async ({ page }) => {
  await page.goto('/callback');
  await expect(page.getByRole('heading', { name: 'Nothing came along' })).toBeVisible();
  await page.evaluate(() => {
    for (const data of [
      { code: 'stolen', state: 's' },
      'authorization_response',
      { type: 'callback', url: '/callback?code=c' },
    ]) {
      window.postMessage(data, '*');
    }
  });
  await page.goto('/tokens');
  await expect(page.getByText('No tokens yet')).toBeVisible();
});

test('localhost leads to the one origin with everything it carries', async ({ page, consoleUrl }) => {
  await page.goto(`${consoleUrl.replace('127.0.0.1', 'localhost')}/callback?state=x&code=y`);
  await expect(page.getByRole('heading', { name: 'This answer belongs to no run' })).toBeVisible();
  expect(page.url()).toBe(`${consoleUrl}/callback`);
});

test('a blocked window: the run’s page offers the consent URL', async ({ page, context }) => {
  await page.addInitScript(() => {
    window.open = () => null;
  });
  await page.goto('/');
  await page.getByRole('button', { name: 'Start practice run' }).click();
  await expect(page.getByText('The browser blocked the window.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open consent URL' })).toBeVisible();
  expect(context.pages()).toHaveLength(1);
});

test('an unknown run, an unknown token and an unknown page say so and lead on', async ({ page }) => {
  await page.goto('/profiles/practice/authorize/nobody');
  await expect(page.getByText('This run is not on this device.')).toBeVisible();
  await page.goto('/tokens/nobody');
  await expect(page.getByText('This token is not on this device.')).toBeVisible();
  await page.goto('/nowhere');
  await expect(page.getByText('There is no page at this address.')).toBeVisible();
  await page.getByRole('link', { name: 'Go to Home' }).click();
  await getToken(page);
});
