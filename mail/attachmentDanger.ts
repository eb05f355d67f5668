import { Buffer } from 'node:buffer'
import type { Danger } from '../domain/message/message.ts'

const extensionOf = (filename: string): string =>
  /\.([a-z0-9]{1,10})[. ]*$/i.exec(filename)?.[1]?.toLowerCase() ?? ''

/** What a computer runs when it is opened; after Microsoft's list of attachments that Outlook blocks. */
const programs = new Set(
  'app appx bat chm cmd com cpl deb dll dmg exe gadget inf iso img jar lnk msi msix msp pif pkg ps1 rdp reg rpm scf scr sys url vhd vhdx vb vbe vbs wsc wsf wsh apk'.split(
    ' ',
  ),
)
const programTypes =
  /^application\/(?:x-msdownload|x-elf|x-mach-binary|x-ms-shortcut|x\.ms\.shortcut|x-apple-alias|vnd\.microsoft\.portable-executable|java-vm|vnd\.android\.package-archive|x-apple-diskimage|x-msi|wasm)$/

/** What a browser or an editor runs. */
const scripts = new Set(
  'js jse mjs hta htm html xhtml shtml mht mhtml svg svgz xml xsl py rb pl sh php'.split(' '),
)

const withMacros = new Set('docm dotm xlsm xltm xlam xlsb pptm potm ppsm ppam sldm'.split(' '))

/** What each family of types is called by its names. A name of one family on bytes of another is a disguise. */
const families: readonly (readonly [RegExp, RegExp])[] = [
  [/^image\//, /^(?:jpe?g|jpe|jfif|png|gif|webp|heic|heif|bmp|tiff?|avif|ico)$/],
  [/^audio\//, /^(?:mp3|m4a|wav|ogg|oga|opus|amr|aac|flac|3gp|wma|aiff?|caf)$/],
  [/^video\//, /^(?:mp4|m4v|mov|avi|webm|mkv|3gp|3g2|mpe?g|wmv|ogv|mts)$/],
  [/^application\/pdf$/, /^pdf$/],
]

const isDisguised = (extension: string, actualType: string | null): boolean => {
  if (actualType === null) return false
  const named = families.findIndex(([, names]) => names.test(extension))
  const actual = families.findIndex(([types]) => types.test(actualType))
  const sound = /^(?:audio|video)\//.test(actualType) && /^(?:3gp|mp4|m4a|ogg|webm)$/.test(extension)
  return named >= 0 && named !== actual && !sound
}

const has = (content: Buffer, text: string, encoding: 'latin1' | 'utf16le' = 'latin1'): boolean =>
  content.includes(Buffer.from(text, encoding))

/** Macros are kept in `vbaProject.bin` of a newer file [MS-OFFMACRO2], in storages of these names in an older one [MS-OVBA]. */
const holdsMacros = (content: Buffer): boolean =>
  has(content, 'vbaProject.bin') || has(content, '_VBA_PROJECT', 'utf16le')

const isZip = (content: Buffer): boolean => content.length > 30 && content.readUInt32BE(0) === 0x504b0304

/** A zip's first entry says whether it is encrypted (APPNOTE 4.4.4); Office and PDF name it. */
const isLocked = (content: Buffer, actualType: string | null): boolean =>
  (isZip(content) && (content.readUInt16LE(6) & 1) === 1) ||
  has(content, 'EncryptedPackage', 'utf16le') ||
  (actualType === 'application/pdf' && has(content, '/Encrypt'))

const startsAsScript = (content: Buffer): boolean => {
  const start = content.subarray(0, 2048).toString('latin1').trimStart().toLowerCase()
  return start.startsWith('#!') || /^(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html|<script|<svg)/.test(start)
}

/** Why an attachment could do harm, by its name and its bytes; the worst of several. Nothing is ever run to find out. */
export const dangerOf = (
  filename: string,
  bytes: Uint8Array,
  actualType: string | null,
): Danger | undefined => {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const extension = extensionOf(filename)
  const tests: readonly (readonly [Danger, boolean])[] = [
    ['program', programs.has(extension) || programTypes.test(actualType ?? '')],
    ['script', scripts.has(extension) || startsAsScript(content)],
    ['macros', withMacros.has(extension) || holdsMacros(content)],
    ['disguised', isDisguised(extension, actualType)],
    ['locked', isLocked(content, actualType)],
  ]
  return tests.find(([, holds]) => holds)?.[0]
}
