import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type BuildOptions, build, buildSync, type OutputFile, stop } from 'esbuild'
import { type AssetName, assetNames, type PageAssets, versionedName } from '../configuration/pageAssets.ts'

/** One static file of the pages, as it is served. */
export interface Asset {
  readonly name: AssetName
  readonly versioned: string
  readonly content: Uint8Array
}

const web = join(import.meta.dirname, '..', 'web')

/** Each script with all that it needs in one file: nothing in it names another file, whose version it could not know. */
const scripts = {
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
} satisfies BuildOptions

const assetsWith = (bundled: readonly OutputFile[]): readonly Asset[] =>
  assetNames.map((name) => {
    const script = bundled.find(({ path }) => basename(path) === name)
    const content = script?.contents ?? readFileSync(join(web, name))
    return { name, versioned: versionedName(name, content), content }
  })

/** The static files of this release, made from `web/`: the scripts bundled, the others as they are. */
export const buildAssets = (): readonly Asset[] => assetsWith(buildSync(scripts).outputFiles)

/** The same, while something else goes on. */
export const buildAssetsMeanwhile = async (): Promise<readonly Asset[]> => {
  const { outputFiles } = await build(scripts)
  // The bundler would go on running beside us.
  await stop()
  return assetsWith(outputFiles)
}

export const pageAssetsOf = (assets: readonly Asset[]): PageAssets =>
  Object.fromEntries(assets.map(({ name, versioned }) => [name, versioned])) as PageAssets
