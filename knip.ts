import type { KnipConfig } from 'knip'

/** Finds files, exports and dependencies that nothing uses. Every exception has its reason beside it. */
const config: KnipConfig = {
  entry: [
    'infra/app.ts',
    'functions/*/handler.ts',
    'bots/*/handler.ts',
    'scripts/*.{mjs,ts}',
    'bench/**/*.ts',
    'train/*.ts',
    'test/**/*.test.ts',
    'test/web/screenshots.ts',
    // Served to the browser as they are; nothing imports them.
    'web/*.js',
  ],
  project: ['**/*.{ts,mjs,js}'],
  // A schema is exported beside its type even where only the type is imported so far: both are the boundary.
  ignoreExportsUsedInFile: true,
  ignoreDependencies: [
    // Called by the name of its command in package.json’s scripts on Node of any version.
    'node',
    // CDK’s NodejsFunction runs it from the node_modules folder.
    'esbuild',
    // dependency-cruiser loads it for `parser: 'swc'`.
    '@swc/core',
  ],
}

export default config
