/** Characters that steer a terminal, hide an extension (bidirectional marks) or name nothing. */
const unsafe =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]/g
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i
const maximumLength = 150

const extensions: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/heic': 'heic',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'application/msword': 'doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/zip': 'zip',
  'text/plain': 'txt',
  'text/html': 'html',
  'text/csv': 'csv',
  'text/calendar': 'ics',
  'text/vcard': 'vcf',
  'text/x-vcard': 'vcf',
  'audio/mpeg': 'mp3',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'message/rfc822': 'eml',
  'message/delivery-status': 'txt',
  'text/rfc822-headers': 'txt',
}

const shortened = (name: string): string => {
  if (name.length <= maximumLength) return name
  const extension = /\.[^.]{1,10}$/.exec(name)?.[0] ?? ''
  return `${[...name.slice(0, maximumLength - extension.length)].join('')}${extension}`.replace(
    /[\ud800-\udbff](?![\udc00-\udfff])/g,
    '',
  )
}

/** A file name that is a name and no path: safe to store, show and download under. Empty if nothing is left. */
const safeFilename = (name: string): string => {
  const last = name.normalize('NFC').replace(unsafe, '').split(/[\\/]/).at(-1) ?? ''
  const plain = last
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .replace(reserved, '_$1')
  return shortened(plain)
}

/** The name of the `position`th attachment: its own made safe, or one made from its type. */
export const attachmentName = (name: string | undefined, contentType: string, position: number): string => {
  const safe = safeFilename(name ?? '')
  if (safe !== '') return safe
  const kind = contentType.startsWith('image/') ? 'image' : 'attachment'
  return `${kind}-${position}.${extensions[contentType] ?? 'bin'}`
}
