type Headers = Readonly<Record<string, string | undefined>>

const headerOf = (headers: Headers, name: string): string | undefined =>
  Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]

/** `CHAT_ORIGINS`: the origins of pages that may chat where the API has another host; several with commas. */
export const chatOrigins = (variables: Headers): readonly string[] =>
  (variables.CHAT_ORIGINS ?? '').split(',').filter((origin) => origin !== '')

/**
 * A page of another site may not chat in a visitor's name. Browsers always name the page's origin; a client that names
 * none is no browser, could name any, and gets no more than a stranger would.
 */
export const mayTalk = (origins: readonly string[], headers: Headers): boolean => {
  const origin = headerOf(headers, 'origin')
  if (origin === undefined || origins.includes(origin)) return true
  return URL.parse(origin)?.host === headerOf(headers, 'host')
}

/** The headers that let a page of an allowed origin read the answer; null where it may not talk to us at all. */
export const corsFor = (origins: readonly string[], headers: Headers): Record<string, string> | null => {
  if (!mayTalk(origins, headers)) return null
  const origin = headerOf(headers, 'origin')
  return origin === undefined
    ? {}
    : {
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': 'content-type',
        'access-control-max-age': '600',
        vary: 'origin',
      }
}
