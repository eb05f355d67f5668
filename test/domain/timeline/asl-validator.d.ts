declare module 'asl-validator' {
  /** Checks a state machine against the JSON Schema of Amazon States Language; it writes defaults into what it is given. */
  export default function aslValidator(definition: object): {
    readonly isValid: boolean
    readonly errorsText: (separator?: string) => string
  }
}
