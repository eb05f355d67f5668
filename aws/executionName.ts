/** An execution's name: its case, and which of the case's executions it is. */
export const executionName = (caseId: string, generation: number): string => `${caseId}-${generation}`

/** The case and generation in a name; null for one that is not of ours. */
export const readExecutionName = (
  name: string,
): { readonly caseId: string; readonly generation: number } | null => {
  const [, caseId, generation] = /^(.+)-(\d+)$/.exec(name) ?? []
  return caseId === undefined ? null : { caseId, generation: Number(generation) }
}
