/** The one account and region that the embedded AWS plays: London, where a UK landlord's data stays. */
export const region = 'eu-west-2'
export const accountId = '000000000000'

/** An Amazon Resource Name in the embedded account. */
export const arnOf = (service: string, resource: string): string =>
  `arn:aws:${service}:${region}:${accountId}:${resource}`

/** The made-up key that the SDK signs with on this machine. */
export const accessKey = { id: 'AKIALOCALLOCALLOCAL0', secret: accountId }
