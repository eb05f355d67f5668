/**
 * A clause as a resident is told it: `Code 2.2(b)` is the Code's, `4.2.2` the landlord's own. Where a document does not
 * number its points, our own word for one stands in brackets after a space, and means nothing to anybody outside.
 */
export const ruleSaid = (clause: string): string => {
  const code = /^Code (.+)$/.exec(clause)?.[1]
  return code === undefined
    ? `our complaints policy, ${clause.replace(/ \([^)]*\)$/, '')}`
    : `the Complaint Handling Code, ${code}`
}
