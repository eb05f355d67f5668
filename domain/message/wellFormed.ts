import { z } from 'zod'

/**
 * Text as anybody may send it: half of a surrogate pair, which JSON can hold and UTF-8 cannot, becomes U+FFFD as in every
 * decoder (WHATWG Encoding). Every channel’s text is read by it before it is stored.
 */
export const wellFormed = z.string().overwrite((text) => text.toWellFormed())
