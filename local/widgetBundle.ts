import { join } from 'node:path'
import { buildSync } from 'esbuild'

const entry = join(import.meta.dirname, '..', 'web', 'widget', 'chat.js')

/** The widget as one file, as `infra/` bundles it: `chat.js`, minified, its styles within. */
export const bundleWidget = (): string => {
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['es2022', 'safari15.4'],
    loader: { '.css': 'text' },
    charset: 'utf8',
    legalComments: 'none',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

type File = (name: string) => string | null

/** The page’s files with the widget among them, bundled when it is first asked for. */
export const withWidget = (file: File): File => {
  let bundle: string | undefined
  return (name) => {
    if (name !== 'chat.js') return file(name)
    bundle ??= bundleWidget()
    return bundle
  }
}
