import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { buildSync } from 'esbuild'
import { type AssetName, assetNames, type PageAssets, versionedName } from '../configuration/pageAssets.ts'

/** One static file of the pages, as it is served. */
export interface Asset {
  readonly name: AssetName
  readonly versioned: string
  readonly content: Uint8Array
}

const web = join(import.meta.dirname, '..', 'web')

/** Each script with all that it needs in one file: nothing in it names another file, whose version it could not know. */
const bundledScripts = (): Readonly<Record<string, Uint8Array>> => {
  const { outputFiles } = buildSync({
    entryPoints: [join(web, 'widget', 'chat.js'), join(web, 'upload.js')],
    outdir: web,
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['es2022', 'safari15.4'],
    loader: { '.css': 'text' },
    charset: 'utf8',
    legalComments: 'none',
    write: false,
  })
  return Object.fromEntries(outputFiles.map(({ path, contents }) => [basename(path), contents]))
}

/** The static files of this release, made from `web/`: the scripts bundled, the others as they are. */
export const buildAssets = (): readonly Asset[] => {
  const scripts = bundledScripts()
  return assetNames.map((name) => {
    const content = scripts[name] ?? readFileSync(join(web, name))
    return { name, versioned: versionedName(name, content), content }
  })
}

export const pageAssetsOf = (assets: readonly Asset[]): PageAssets =>
  Object.fromEntries(assets.map(({ name, versioned }) => [name, versioned])) as PageAssets
