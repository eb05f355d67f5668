import { createHash } from 'node:crypto'
import { z } from 'zod'

/** The static files that every page of a release shares, by their plain names. What depends on the landlord is no such file. */
export const assetNames = ['chat.js', 'upload.js', 'page.css', 'icon.svg'] as const
export type AssetName = (typeof assetNames)[number]

/** `page.<fingerprint>.css`: the whole SHA-256 of the content in base64url, so that a name is of one content for ever. */
const versionedSchema = z.string().regex(/^([a-z]+)\.([\w-]{43})\.([a-z]+)$/)

/** Which file each plain name means in this release. */
const pageAssetsSchema = z.record(z.enum(assetNames), versionedSchema)
export type PageAssets = z.infer<typeof pageAssetsSchema>

export const versionedName = (name: AssetName, content: Uint8Array): string => {
  const [stem, extension] = name.split('.')
  return `${stem}.${createHash('sha256').update(content).digest('base64url')}.${extension}`
}

/** Where a file is had by its versioned name, on the pages’ own host; its key in the bucket is the same without the slash. */
export const assetPath = (versioned: string): string => `/assets/${versioned}`

/** What a browser checks a file by before it runs it (Subresource Integrity): the fingerprint of its name. */
export const integrityOf = (versioned: string): string => {
  const fingerprint = versionedSchema.parse(versioned).split('.')[1] ?? ''
  return `sha256-${Buffer.from(fingerprint, 'base64url').toString('base64')}`
}

/** `PAGE_ASSETS` in text, as `loadPageAssets` reads it. */
export const pageAssetsText = (assets: PageAssets): string => JSON.stringify(assets)

/** The files of this release, from `PAGE_ASSETS`, which whoever made them sets; throws where one is missing. */
export const loadPageAssets = (
  environment: Readonly<Record<string, string | undefined>> = process.env,
): PageAssets => pageAssetsSchema.parse(JSON.parse(environment.PAGE_ASSETS ?? '{}'))
