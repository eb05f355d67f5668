/** The service's quotas (developer guide, “Step Functions service quotas”) that an execution can meet. */
export const limits = {
  /** Input or output of a task, state or execution: 256 KiB, as UTF-8. */
  dataBytes: 262_144,
  /** Events in an execution's history. */
  events: 25_000,
  /** The longest that an execution may run: one year. */
  executionMs: 31_536_000_000,
  /** How long an ended execution is kept: 90 days. */
  keptMs: 7_776_000_000,
}

/** Whether text is longer than a task, state or execution may hand on. */
export const tooLong = (text: string): boolean => Buffer.byteLength(text) > limits.dataBytes
