interface Platform {
  platform?: string;
  userAgentData?: { platform?: string };
}

/** Whether the keyboard has a ⌘; an iPad calls itself a Mac. */
export function isApple({ platform, userAgentData }: Platform): boolean {
  return /^(mac|iphone|ipad|ios)/i.test(userAgentData?.platform || platform || '');
}

const commandKey = isApple(navigator) ? '⌘' : 'Ctrl';

/** What is printed on a key here: `⌘` is `Ctrl` outside macOS. */
export function keyName(key: string): string {
  return key === '⌘' ? commandKey : key;
}
