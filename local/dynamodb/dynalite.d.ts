declare module 'dynalite' {
  import type { Server } from 'node:http'

  interface Options {
    /** LevelDB's folder; in memory without it. */
    readonly path?: string
    /** Milliseconds that a table stays in CREATING. */
    readonly createTableMs?: number
  }

  const dynalite: (options: Options) => Server
  export = dynalite
}
