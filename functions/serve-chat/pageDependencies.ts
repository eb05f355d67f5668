import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadPageAssets } from '../../configuration/pageAssets.ts'
import type { Landlord } from '../../domain/landlord/landlord.ts'
import { uploadOrigin } from '../../live/uploadOrigin.ts'
import type { ServeChat } from './serveChat.ts'

/** Where `web/` lies, as the configuration does: in the folder that a bundle names, or two up from here in a checkout. */
const root = (): string => {
  const named = process.env.PUTRIGHT_CONFIGURATION
  if (named !== undefined && named !== '') return named
  const here: string | undefined = import.meta.dirname
  return here === undefined ? process.cwd() : join(here, '..', '..')
}

/** `CHAT_SOCKET`: where the page's WebSocket connects, `wss://…`; without it, `/ws` on the page's own host. */
export const pageDependencies = (landlord: Landlord): ServeChat => ({
  landlord,
  socket: process.env.CHAT_SOCKET ?? '/ws',
  uploadOrigin: uploadOrigin(process.env),
  assets: loadPageAssets(),
  page: readFileSync(join(root(), 'web', 'chat.html'), 'utf8'),
})
