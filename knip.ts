import type { KnipConfig } from 'knip'

/** Finds files, exports and dependencies that nothing uses. Every exception has its reason beside it. */
const config: KnipConfig = {
  entry: [
    'infra/app.ts',
    // Run by the bundling of a function, by its path.
    'infra/writeAssets.ts',
    'functions/*/handler.ts',
    'bots/*/handler.ts',
    'scripts/*.{mjs,ts}',
    'bench/**/*.ts',
    'train/*.ts',
    'train/encoder/*.ts',
    // Started as a thread, by its path.
    'encoder/worker.ts',
    'test/**/*.test.ts',
    // Bundled for the browser, each into one file, by their paths.
    'web/upload.js',
    'web/widget/chat.js',
  ],
  project: ['**/*.{ts,mjs,js}'],
  // A schema is exported beside its type even where only the type is imported so far: both are the boundary.
  ignoreExportsUsedInFile: true,
  // Debian’s own, for the browser; scripts/browser.mjs looks whether it is there.
  ignoreBinaries: ['apt-get', 'fasttext'],
  // Compared with, installed apart by its own package.json.
  ignore: ['bench/classifiers/libraries.mjs'],
  ignoreDependencies: [
    // `putright playground` starts its command by path; the manifest’s test reads a schema out of the other.
    '@microsoft/m365agentsplayground',
    '@microsoft/app-manifest',
    // The browser tests read its script as a file and put it into the page.
    'axe-core',
    // dependency-cruiser loads it for `parser: 'swc'`.
    '@swc/core',
  ],
}

export default config
