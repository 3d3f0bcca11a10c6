export interface Machine {
  readonly env: Record<string, string | undefined>;
  readonly platform: string;
  readonly isRoot: boolean;
  playwrightChromium(): string;
  isFile(file: string): boolean;
  run(command: string, args: readonly string[], quietly?: boolean): boolean;
}

export function findOrGetBrowser(machine?: Machine): Promise<string>;
