import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { Plugin, UserConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { authscopeDev } from './src/server/dev.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** One self-contained file for plain Node: everything but Node's own modules is bundled in. */
function nodeProgram(name: string, entry: string): UserConfig {
  return {
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: here(entry),
      target: 'node20',
      outDir: 'dist',
      emptyOutDir: false,
      license: { fileName: `licenses-${name}.txt` },
      rolldownOptions: {
        output: { entryFileNames: `${name}.js`, codeSplitting: false },
        // oidc-provider's koa names deprecated functions through `eval`, on paths that are not taken here.
        checks: { eval: false },
      },
    },
  };
}

/** The fonts come in by CSS, where the build does not look for licences. */
const fontLicences: Plugin = {
  name: 'font-licences',
  apply: 'build',
  generateBundle() {
    for (const font of ['inter', 'jetbrains-mono']) {
      const source = readFileSync(here(`./node_modules/@fontsource-variable/${font}/LICENSE`));
      this.emitFile({ type: 'asset', fileName: `licenses-${font}.txt`, source });
    }
  },
};

/**
 * What `main.ts` loads at once is asked for by the page itself, not only when `main.ts` has come; and the font of all
 * text, not only when the first text is drawn in another.
 */
const firstLoadPreload: Plugin = {
  name: 'first-load-preload',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle = {} }) {
      const loaded = Object.values(bundle).find((each) => each.type === 'chunk' && each.name === 'console');
      const font = Object.values(bundle).find(({ fileName }) => /inter-latin-wght-normal-[^/]*\.woff2$/.test(fileName));
      if (loaded?.type !== 'chunk' || !font) throw new Error('There is no chunk or no font of that name.');
      // The largest take longest to read: they are asked for first.
      const scripts = [...loaded.imports, loaded.fileName]
        .filter((fileName) => !html.includes(`"/${fileName}"`))
        .map((fileName) => ({ rel: 'modulepreload', crossorigin: true, href: `/${fileName}` }));
      const text = { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${font.fileName}` };
      return [
        ...scripts.map((attrs) => ({ tag: 'link', attrs, injectTo: 'head-prepend' as const })),
        { tag: 'link', attrs: text, injectTo: 'head' },
      ];
    },
  },
};

/**
 * Each with all that it imports: what always comes together is one file, however many pages share parts of it. React is
 * half of it, and is read beside the rest.
 */
const firstLoad = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 2 },
  { name: 'main', test: here('./src/app/main.ts'), priority: 1 },
  { name: 'console', test: here('./src/app/start-console.tsx') },
];

const { version } = JSON.parse(readFileSync(here('./package.json'), 'utf8')) as { version: string };

const browserConsole: UserConfig = {
  plugins: [authscopeDev(), react(), tailwindcss(), fontLicences, firstLoadPreload],
  define: { 'import.meta.env.VITE_AUTHSCOPE_VERSION': JSON.stringify(version) },
  build: {
    outDir: 'dist/console',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'licenses.txt' },
    rolldownOptions: { output: { codeSplitting: { groups: firstLoad } } },
  },
  server: { host: '127.0.0.1', port: 6284, strictPort: true, cors: false },
};

export default defineConfig(({ mode }) => {
  if (mode === 'practice') return nodeProgram('practice', './src/practice/main.ts');
  if (mode === 'server') return nodeProgram('server', './src/server/main.ts');
  return {
    ...browserConsole,
    test: {
      // By default one core is left idle: of two, half.
      maxWorkers: '100%',
      projects: [
        {
          test: {
            name: 'node',
            isolate: false,
            testTimeout: 15_000,
            include: ['src/**/*.test.ts'],
            exclude: ['src/{ui,queries,panes,features,app}/**'],
          },
        },
        {
          plugins: [react()],
          test: {
            name: 'components',
            environment: 'happy-dom',
            isolate: false,
            testTimeout: 15_000,
            setupFiles: ['src/ui/components.test-support.ts'],
            include: ['src/{ui,queries,panes,features,app}/**/*.test.{ts,tsx}'],
          },
        },
        { test: { name: 'house', include: ['e2e/house/*.test.ts'], hookTimeout: 60_000, testTimeout: 60_000 } },
      ],
    },
  };
});
