import { type CodePorts, codeAskSchema } from '../../casework/followPorts.ts'
import { sendCode } from '../../casework/sendCode.ts'
import { eachMessage } from '../eachMessage.ts'

/** Works on what was asked for at the door of a case, once its page has answered. */
export const createSendCodes = (ports: CodePorts) =>
  eachMessage('send-codes', (body) => sendCode(ports)(codeAskSchema.parse(JSON.parse(body))))
