import { live } from '../../live/casework.ts'
import { readEnvironment } from '../../live/environment.ts'
import { chatDependencies } from './chatDependencies.ts'
import { createReceiveChat } from './receiveChat.ts'

/** `CHAT_ORIGINS`: the origin of the chat page where the WebSocket API has another host; several with commas. */
const origins = (process.env.CHAT_ORIGINS ?? '').split(',').filter((origin) => origin !== '')

export const handler = createReceiveChat(chatDependencies(live(readEnvironment(process.env)), origins))
