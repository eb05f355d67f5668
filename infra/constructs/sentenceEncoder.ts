import { join } from 'node:path'
import { carriedFiles } from '../../encoder/places.ts'
import { bundle } from './bundling.ts'
import type { ProductFunctionProps } from './productFunction.ts'

/**
 * What a function carries that hears whole sentences: 38 MB of model and runtime, and the encoder's thread, bundled by
 * itself. The first doubtful message after a cold start waits for it to load; the bots, who have three seconds, do without.
 */
export const sentenceEncoder = {
  carries: Object.values(carriedFiles),
  builds: (from: string, to: string): string[] => [
    `"${join(from, 'node_modules/.bin/esbuild')}" "${join(from, 'encoder/worker.ts')}" --bundle --minify --platform=node --target=${bundle.target} --format=esm --log-level=error --outfile="${join(to, 'encoder/worker.mjs')}"`,
  ],
  environment: { PUTRIGHT_ENCODER: '/var/task' },
} satisfies Pick<ProductFunctionProps, 'carries' | 'builds' | 'environment'>
