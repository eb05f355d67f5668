import type { Variables } from './environment.ts'

/** Where the pages send files to, for their policy (CSP `connect-src`): the bucket’s own host, or the endpoint that stands in. */
export const uploadOrigin = ({
  AWS_ENDPOINT_URL_S3,
  UPLOAD_BUCKET,
  AWS_REGION,
}: Variables): string | null => {
  if (AWS_ENDPOINT_URL_S3 !== undefined && AWS_ENDPOINT_URL_S3 !== '')
    return new URL(AWS_ENDPOINT_URL_S3).origin
  return UPLOAD_BUCKET === undefined || AWS_REGION === undefined
    ? null
    : `https://${UPLOAD_BUCKET}.s3.${AWS_REGION}.amazonaws.com`
}
