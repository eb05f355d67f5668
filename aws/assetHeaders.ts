/** What CloudFront says with every static file of the pages, as both CDK and its stand-in know it; in small letters. */
export const assetHeaders = {
  /** A file that is opened by itself, such as the icon, runs and loads nothing. */
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  /** The landlord’s own website loads the widget; there is nothing in these files to hide. */
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
} as const

/**
 * Who may check a file that another host’s page loads. Said whether or not a request names its origin: a browser keeps
 * what our own page asked for without one, and shares it with a website of the same domain, which must be able to check it.
 */
export const assetReaders = '*'
