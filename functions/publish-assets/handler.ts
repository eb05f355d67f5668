import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { assetBucket } from '../../aws/assetBucket.ts'
import { createPublishAssets } from './publishAssets.ts'

/** Where the bundle holds the files, each by its versioned name; Lambda says where it put the bundle. */
const folder = join(process.env.LAMBDA_TASK_ROOT ?? '', 'assets')

export const handler = createPublishAssets({
  carried: () =>
    readdirSync(folder).map((versioned) => ({ versioned, content: readFileSync(join(folder, versioned)) })),
  publish: (files) => assetBucket(process.env.ASSET_BUCKET ?? '')(files),
})
