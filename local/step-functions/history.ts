/** An event as the store keeps it. */
type Stored = { id: number; at: number; type: string; details: string | null }

const detailsKey = (type: string): string => {
  if (type.endsWith('StateEntered')) return 'stateEnteredEventDetails'
  if (type.endsWith('StateExited')) return 'stateExitedEventDetails'
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`
}

const dataFields = ['input', 'output', 'parameters', 'cause', 'inputDetails', 'outputDetails']

const withoutData = (details: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(details).filter(([key]) => !dataFields.includes(key)))

/**
 * The event before: these histories have one line of events. The service gives 0 for the first state's entry too.
 */
const previous = ({ id, type }: Stored): number =>
  id <= 2 || type === 'ExecutionAborted' || type === 'ExecutionTimedOut' ? 0 : id - 1

/** An event as GetExecutionHistory gives it. */
export const historyEvent = (event: Stored, includeData: boolean) => {
  const details = event.details === null ? null : (JSON.parse(event.details) as Record<string, unknown>)
  return {
    id: event.id,
    previousEventId: previous(event),
    timestamp: event.at / 1000,
    type: event.type,
    ...(details === null ? {} : { [detailsKey(event.type)]: includeData ? details : withoutData(details) }),
  }
}
