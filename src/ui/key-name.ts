interface Platform {
  platform?: string;
  userAgentData?: { platform?: string };
}

/** Whether the keyboard has a ⌘; an iPad calls itself a Mac. */
export function isApple({ platform, userAgentData }: Platform): boolean {
  return /^(mac|iphone|ipad|ios)/i.test(userAgentData?.platform || platform || '');
}

/** Whether this keyboard has a ⌘. */
export const isAppleKeyboard = isApple(navigator);

/** What is printed on a key here: `⌘` is `Ctrl` outside macOS. */
export function keyName(key: string): string {
  if (key === '⌘' && !isAppleKeyboard) return 'Ctrl';
  return key === 'Esc' ? 'esc' : key;
}
