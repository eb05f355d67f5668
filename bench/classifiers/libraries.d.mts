export interface Told {
  readonly text: string
  readonly kind: string
}

export interface TrainedLibrary {
  /** What its model takes as JSON. */
  readonly bytes: number
  readonly read: (text: string) => string | Promise<string>
}

export const nlpjs: (texts: readonly Told[]) => Promise<TrainedLibrary>
export const naturalBayes: (texts: readonly Told[]) => TrainedLibrary
