import { accessKey, region } from './account.ts'

export const tableName = 'putright'
export const mailBucket = 'putright-mail'
export const attachmentBucket = 'putright-attachments'
export const uploadBucket = 'putright-uploads'
export const assetBucket = 'putright-assets'

export interface Endpoints {
  readonly dynamodb: string
  readonly stepFunctions: string
  readonly s3: string
  readonly ses: string
  readonly texts: string
  /** API Gateway's management API, for answers over the WebSocket. */
  readonly connections: string
  readonly timelineArnPrefix: string
}

/**
 * How the bots are proven on one machine, unless the environment says otherwise: Slack by a signing secret that stands
 * in the documents, Teams by nothing, for an offline client that has no token.
 */
export const botDefaults: Readonly<Record<string, string>> = {
  SLACK_SIGNING_SECRET: 'local-signing-secret',
  SLACK_BOT_TOKEN: 'xoxb-local',
  TEAMS_EMULATOR: 'allowed',
}

/** The variables that point the AWS SDK at this machine. The keys are made up: only presigned addresses are checked. */
export const environmentFor = (endpoints: Endpoints): Record<string, string> => ({
  AWS_REGION: region,
  AWS_ACCESS_KEY_ID: accessKey.id,
  AWS_SECRET_ACCESS_KEY: accessKey.secret,
  AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
  AWS_ENDPOINT_URL_SFN: endpoints.stepFunctions,
  AWS_ENDPOINT_URL_S3: endpoints.s3,
  AWS_ENDPOINT_URL_SESV2: endpoints.ses,
  AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2: endpoints.texts,
  AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI: endpoints.connections,
  TABLE_NAME: tableName,
  PAGES_URL: endpoints.connections,
  ATTACHMENT_BUCKET: attachmentBucket,
  UPLOAD_BUCKET: uploadBucket,
  MAIL_BUCKET: mailBucket,
  SIGNING_KEY: 'a key for this machine alone, which is no secret',
  TIMELINE_ARN_PREFIX: endpoints.timelineArnPrefix,
})
