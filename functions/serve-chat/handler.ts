import { loadLandlord } from '../../configuration/landlord.ts'
import { pageDependencies } from './pageDependencies.ts'
import { createServeChat } from './serveChat.ts'

export const handler = createServeChat(pageDependencies(loadLandlord()))
