import { chatConnections } from '../aws/chatConnections.ts'
import { connections } from '../aws/connections.ts'
import type { Table } from '../aws/table.ts'
import type { HandOverPorts } from '../casework/handOver.ts'

/**
 * Tells every page that shows a conversation that there is more; each fetches what it has not seen. A connection that is
 * gone is forgotten.
 */
export const showNews = (
  table: Table,
  toPages: ReturnType<typeof connections> = connections(),
): HandOverPorts['show'] => {
  const known = chatConnections(table)
  return async ({ id, turns }) => {
    const news = JSON.stringify({ type: 'news', conversation: id, number: turns.length })
    for (const connection of await known.showing(id))
      if ((await toPages.post(connection, news)) === 'gone') await known.forget(id, connection)
  }
}
