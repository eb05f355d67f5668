import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { assetBucket } from '../../aws/assetBucket.ts'
import { createPublishAssets } from './publishAssets.ts'

/** Where the bundle holds the files, each by its versioned name. */
const folder = '/var/task/assets'

export const handler = createPublishAssets({
  carried: () =>
    readdirSync(folder).map((versioned) => ({ versioned, content: readFileSync(join(folder, versioned)) })),
  publish: (files) => assetBucket(process.env.ASSET_BUCKET ?? '')(files),
})
