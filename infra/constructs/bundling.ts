/** How every function is bundled: one ES module with the pinned SDK in it, so that what was tested is what runs. */
export const bundle = {
  target: 'node24',
  minify: true,
  mainFields: ['module', 'main'],
  /** esbuild turns CommonJS packages into ES modules that still call `require`. */
  banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
}
