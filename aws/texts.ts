import {
  ConflictException,
  PinpointSMSVoiceV2Client,
  SendTextMessageCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'
import type { OutgoingText, Texts } from '../casework/ports.ts'
import type { Landlord } from '../domain/landlord/landlord.ts'

type Sender = Pick<NonNullable<Landlord['texts']>, 'sender' | 'mostDollarsEach'>

const command = ({ to, text, forMinutes }: OutgoingText, { sender, mostDollarsEach }: Sender) =>
  new SendTextMessageCommand({
    DestinationPhoneNumber: to,
    OriginationIdentity: sender,
    MessageBody: text,
    MessageType: 'TRANSACTIONAL',
    MaxPrice: mostDollarsEach.toFixed(5),
    TimeToLive: forMinutes * 60,
  })

/** Whose number it is wants no texts of ours, or the account is shut for it: trying again would change nothing. */
const shut: readonly (string | undefined)[] = [
  'DESTINATION_PHONE_NUMBER_OPTED_OUT',
  'DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE',
  'DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION',
]

const isShut = (error: unknown): boolean => error instanceof ConflictException && shut.includes(error.Reason)

/** Texts through AWS End User Messaging SMS. Whatever else it refuses is thrown: a sandbox, a spend limit, a missing sender. */
export const texts = (from: Sender): Texts => {
  const client = new PinpointSMSVoiceV2Client({})
  return {
    send: async (text) => {
      try {
        await client.send(command(text, from))
      } catch (error) {
        if (!isShut(error)) throw error
      }
    },
  }
}
