import type { Variables } from './environment.ts'

/** Where the pages send files to, for their policy (CSP `connect-src`): the bucket’s own host, or the endpoint that stands in. */
export const uploadOrigin = ({
  AWS_ENDPOINT_URL_S3,
  ATTACHMENT_BUCKET,
  AWS_REGION,
}: Variables): string | null => {
  if (AWS_ENDPOINT_URL_S3 !== undefined && AWS_ENDPOINT_URL_S3 !== '')
    return new URL(AWS_ENDPOINT_URL_S3).origin
  return ATTACHMENT_BUCKET === undefined || AWS_REGION === undefined
    ? null
    : `https://${ATTACHMENT_BUCKET}.s3.${AWS_REGION}.amazonaws.com`
}
