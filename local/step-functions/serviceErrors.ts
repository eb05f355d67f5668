/** The errors of the service's API that this subset returns, as the API reference of AWS Step Functions lists them. */
export type ServiceErrorName =
  | 'ExecutionAlreadyExists'
  | 'ExecutionDoesNotExist'
  | 'InvalidArn'
  | 'InvalidDefinition'
  | 'InvalidExecutionInput'
  | 'InvalidName'
  | 'InvalidOutput'
  | 'InvalidToken'
  | 'StateMachineAlreadyExists'
  | 'StateMachineDoesNotExist'
  | 'TaskDoesNotExist'
  | 'TaskTimedOut'
  | 'UnknownOperationException'
  | 'ValidationException'

/** A request that the service refuses: sent to the client under its name, with status 400. */
export class ServiceError extends Error {
  override readonly name: ServiceErrorName

  constructor(name: ServiceErrorName, message: string) {
    super(message)
    this.name = name
  }
}
