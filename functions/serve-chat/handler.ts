import { landlordRules } from '../../live/casework.ts'
import { pageDependencies } from './pageDependencies.ts'
import { createServeChat } from './serveChat.ts'

export const handler = createServeChat(pageDependencies(landlordRules().landlord))
