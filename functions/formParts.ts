import { type PageRequest, textOf } from './formRequest.ts'

/** A form as it was sent, with its files. */
export interface FormParts {
  /** A field’s first value; empty where it is missing. */
  readonly field: (name: string) => string
  readonly all: (name: string) => readonly string[]
  /** Files that were chosen; a field for files that was left empty holds none. */
  readonly files: (name: string) => readonly File[]
}

const isText = (value: string | File): value is string => typeof value === 'string'
const isFile = (value: string | File): value is File => typeof value !== 'string'

const plain = (request: PageRequest): FormParts => {
  const fields = new URLSearchParams(textOf(request))
  return { field: (name) => fields.get(name) ?? '', all: (name) => fields.getAll(name), files: () => [] }
}

/**
 * Reads a form of either kind; null where it cannot be read. The platform's own parser takes multipart/form-data (Fetch
 * standard, “Body.formData”), and the gateway hands no more than 6 MB on.
 */
export const formParts = async (request: PageRequest): Promise<FormParts | null> => {
  const { headers, body, isBase64Encoded } = request
  const type = headers['content-type'] ?? ''
  if (!/^multipart\/form-data\b/i.test(type)) return plain(request)
  try {
    const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8')
    const form = await new Response(bytes, { headers: { 'content-type': type } }).formData()
    const all = (name: string): readonly string[] => form.getAll(name).filter(isText)
    return {
      all,
      field: (name) => all(name)[0] ?? '',
      files: (name) =>
        form
          .getAll(name)
          .filter(isFile)
          .filter((file) => file.name !== '' || file.size > 0),
    }
  } catch {
    return null
  }
}
