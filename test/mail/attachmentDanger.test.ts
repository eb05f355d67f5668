import { Buffer } from 'node:buffer'
import { describe, expect, test } from 'vitest'
import { dangerOf } from '../../mail/attachmentDanger.ts'

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const zip = (flags: number): Uint8Array => {
  const head = Buffer.alloc(40)
  head.writeUInt32BE(0x504b0304, 0)
  head.writeUInt16LE(flags, 6)
  return head
}

describe('an attachment is marked', () => {
  test.each([
    ['a program by its name', 'invoice.exe', bytes('x'), null, 'program'],
    ['a program with a trailing dot', 'invoice.exe.', bytes('x'), null, 'program'],
    ['a program by its bytes', 'photo.jpg', bytes('MZ'), 'application/x-msdownload', 'program'],
    ['a shortcut', 'Letter.lnk', bytes('x'), null, 'program'],
    ['a page, which a browser runs', 'statement.html', bytes('hello'), null, 'script'],
    ['a drawing, which may hold a script', 'plan.svg', bytes('<svg onload="x()">'), null, 'script'],
    ['a page under another name', 'statement.txt', bytes('\n<!DOCTYPE html><script>'), null, 'script'],
    ['a document made for macros', 'form.docm', bytes('x'), null, 'macros'],
    [
      'a document that holds macros',
      'form.docx',
      bytes('PK..word/vbaProject.bin'),
      'application/zip',
      'macros',
    ],
    ['a picture that is a document', 'photo.jpg', bytes('%PDF'), 'application/pdf', 'disguised'],
    ['a document that is a film', 'letter.pdf', bytes('x'), 'video/mp4', 'disguised'],
    ['a locked archive, which nobody can scan', 'photos.zip', zip(1), 'application/zip', 'locked'],
    ['a locked document', 'letter.pdf', bytes('%PDF-1.7 /Encrypt 5 0 R'), 'application/pdf', 'locked'],
  ] as const)('as %s', (...[, name, content, actual, danger]) => {
    expect(dangerOf(name, content, actual)).toBe(danger)
  })

  test.each([
    ['a photo', 'IMG_0041.JPG', bytes('x'), 'image/jpeg'],
    ['a photo under another photo’s name, as telephones send', 'photo.jpg', bytes('x'), 'image/heic'],
    ['a voice note', 'note.ogg', bytes('x'), 'audio/opus'],
    ['a film that holds sound alone', 'note.mp4', bytes('x'), 'audio/x-m4a'],
    ['a letter', 'letter.pdf', bytes('%PDF-1.7'), 'application/pdf'],
    ['an open archive', 'photos.zip', zip(0), 'application/zip'],
    ['a text', 'diary.txt', bytes('It was < 12 degrees.'), null],
  ] as const)('not: %s', (_, name, content, actual) => {
    expect(dangerOf(name, content, actual)).toBeUndefined()
  })
})
