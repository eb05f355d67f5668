import { Logger } from '@aws-lambda-powertools/logger'

const logger = new Logger({ serviceName: 'putright' })

/**
 * Logs that something broke and where: its name and the code's own lines. Never the error's message, which may quote
 * what a person wrote.
 */
export const logFault = (where: string, fault: unknown): void => {
  const { name, stack } = fault instanceof Error ? fault : new Error('not an error')
  const frames = stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')) ?? []
  logger.error('Something broke', { where, fault: name, frames })
}
