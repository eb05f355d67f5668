import type { Store } from './store.ts'

export interface Listing {
  readonly bucket: string
  readonly prefix: string
  readonly delimiter: string
  readonly maxKeys: number
  /** List what comes after this key: `start-after`, or what a continuation token holds. */
  readonly after: string
  readonly encode: boolean
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? '')

export const tag = (name: string, content: string | number | boolean): string =>
  `<${name}>${content}</${name}>`

/** The key's beginning up to the first delimiter after the prefix, which a listing shows in place of the key. */
const commonPrefixOf = (key: string, { prefix, delimiter }: Listing): string | undefined => {
  const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
  return end < 0 ? undefined : key.slice(0, end + delimiter.length)
}

/** One entry of a listing: an object, or a common prefix that stands for all its keys. */
interface Entry {
  readonly name: string
  readonly path: string | undefined
}

const entriesOf = (all: readonly { key: string; path: string }[], listing: Listing): Entry[] => {
  const entries: Entry[] = []
  for (const { key, path } of all) {
    if (!key.startsWith(listing.prefix)) continue
    const common = commonPrefixOf(key, listing)
    const entry = common === undefined ? { name: key, path } : { name: common, path: undefined }
    const isAfter = Buffer.compare(Buffer.from(entry.name), Buffer.from(listing.after)) > 0
    if (isAfter && entries.at(-1)?.name !== entry.name) entries.push(entry)
  }
  return entries
}

/** ListObjectsV2's answer. */
export const listObjects = async (store: Store, listing: Listing): Promise<string> => {
  const entries = entriesOf(await store.keys(listing.bucket), listing)
  const page = entries.slice(0, listing.maxKeys)
  const shown = (name: string) => escapeXml(listing.encode ? encodeURIComponent(name) : name)
  const describe = async ({ name, path }: Entry): Promise<string> => {
    if (path === undefined) return tag('CommonPrefixes', tag('Prefix', shown(name)))
    const { size, etag, lastModified } = await store.describe(path)
    const facts = [
      tag('Key', shown(name)),
      tag('LastModified', lastModified),
      tag('ETag', `&quot;${etag}&quot;`),
      tag('Size', size),
      tag('StorageClass', 'STANDARD'),
    ]
    return tag('Contents', facts.join(''))
  }
  const truncated = page.length < entries.length && page.length > 0
  const next = Buffer.from(page.at(-1)?.name ?? '').toString('base64url')
  const body = [
    tag('Name', listing.bucket),
    tag('Prefix', shown(listing.prefix)),
    tag('KeyCount', page.length),
    tag('MaxKeys', listing.maxKeys),
    tag('IsTruncated', truncated),
    truncated ? tag('NextContinuationToken', next) : '',
    listing.encode ? tag('EncodingType', 'url') : '',
    ...(await Promise.all(page.map(describe))),
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${body.join('')}</ListBucketResult>`
}
