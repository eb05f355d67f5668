import type { S3Client } from '@aws-sdk/client-s3'
import { assetBucket } from '../aws/assetBucket.ts'
import { pageAssetsText } from '../configuration/pageAssets.ts'
import { type Asset, pageAssetsOf } from '../infra/assets.ts'

/** Puts the static files of the pages into their bucket, as a deployment does. Gives the variable by which the pages know them. */
export const deployAssets = async (
  assets: readonly Asset[],
  bucket: string,
  client?: S3Client,
): Promise<{ PAGE_ASSETS: string }> => {
  await assetBucket(bucket, client)(assets)
  return { PAGE_ASSETS: pageAssetsText(pageAssetsOf(assets)) }
}
