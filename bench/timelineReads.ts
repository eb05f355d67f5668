import type { Table } from '../aws/table.ts'

export interface ReadMeter {
  /** Read units so far, as the service says them in each answer. */
  readonly units: () => number
  /** Calls by operation, reads and writes. */
  readonly operations: () => Readonly<Record<string, number>>
}

interface Consumed {
  readonly ConsumedCapacity?: { readonly CapacityUnits?: number }
}

/** Asks of every read what it consumed (4 KB a unit, half of that where it may be stale), and counts every call. */
export const meterReads = ({ client }: Table): ReadMeter => {
  const operations: Record<string, number> = {}
  let units = 0
  client.middlewareStack.add(
    (next, context) => async (call) => {
      const { commandName = '' } = context as { commandName?: string }
      const name = commandName.replace('Command', '')
      operations[name] = (operations[name] ?? 0) + 1
      if (!/^(GetItem|Query)$/.test(name)) return next(call)
      const asked = { ...(call.input as object), ReturnConsumedCapacity: 'TOTAL' }
      const result = await next({ ...call, input: asked as typeof call.input })
      units += (result.output as Consumed).ConsumedCapacity?.CapacityUnits ?? 0
      return result
    },
    { step: 'initialize', priority: 'low', name: 'meterReads' },
  )
  return { units: () => units, operations: () => ({ ...operations }) }
}
