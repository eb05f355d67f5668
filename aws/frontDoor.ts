/** What CloudFront says of a request that it passes on, as both CDK and the functions know it; in small letters. */
export const frontDoor = {
  /** Where the visitor came from. */
  address: 'true-client-ip',
  /** That it was CloudFront who said so: a key that nobody else knows. */
  key: 'x-putright-front-door',
} as const
