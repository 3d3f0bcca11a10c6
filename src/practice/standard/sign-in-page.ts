import { html } from './markup.ts';
import type { Page } from './page.ts';
import { PRACTICE_USER } from './registration.ts';

/** What the sign-in page shows: who asks, and what was typed if it was wrong. */
export interface SignIn {
  readonly clientName: string;
  /** The form posts back to this path. */
  readonly action: string;
  readonly refusedUsername?: string;
}

/** The sign-in page, user and password shown and filled in: nothing needs to be typed. */
export function signInPage({ clientName, action, refusedUsername }: SignIn): Page {
  return {
    title: 'Sign in',
    body: html`<h1>Sign in</h1>
<p><strong>${clientName}</strong> asks for access to your account. You decide about that on the next page.</p>
${
  refusedUsername !== undefined &&
  html`<p class="note error" role="alert">No user “${refusedUsername}” with this password. Use the one below.</p>`
}
<form method="post" action="${action}">
<label for="username">User</label>
<input id="username" name="username" value="${refusedUsername ?? PRACTICE_USER.username}" autocomplete="off" autocapitalize="none" spellcheck="false" required>
<label for="password">Password</label>
<input id="password" name="password" type="password" value="${PRACTICE_USER.password}" autocomplete="off" required>
<p class="note">The practice user is <code>${PRACTICE_USER.username}</code>, the password <code>${PRACTICE_USER.password}</code>. Both are filled in.</p>
<div class="actions"><button class="primary" name="act" value="sign-in" autofocus>Sign in</button></div>
</form>`,
  };
}
