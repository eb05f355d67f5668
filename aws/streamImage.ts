import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'

/** The image of a row in a stream's record, as a plain object. */
export const rowOfStreamImage = (image: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  unmarshall(image as Record<string, AttributeValue>)
