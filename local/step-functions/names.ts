import { ServiceError } from './serviceErrors.ts'

/** Where the stand-in pretends to be: part of every ARN. */
export type Place = { region: string; account: string }

// CreateStateMachine and StartExecution in the API reference: 1 to 80 characters, none of these.
const longestName = 80
// biome-ignore lint/suspicious/noControlCharactersInRegex: the API reference excludes the control characters.
const forbidden = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f\ufffe\uffff\ud800-\udfff]/

/** The name as given. Throws `InvalidName` for one that the service would refuse. */
export const checkedName = (name: string): string => {
  if (name.length === 0 || name.length > longestName || forbidden.test(name))
    throw new ServiceError('InvalidName', `Invalid Name: '${name}'`)
  return name
}

export const machineArn = (place: Place, name: string): string =>
  `arn:aws:states:${place.region}:${place.account}:stateMachine:${name}`

export const executionArn = (machine: string, name: string): string =>
  `${machine.replace(':stateMachine:', ':execution:')}:${name}`

const machinePattern = /^arn:aws:states:[a-z0-9-]+:\d{12}:stateMachine:[^:]+$/
const executionPattern = /^(arn:aws:states:[a-z0-9-]+:\d{12}):execution:([^:]+):([^:]+)$/

/** The ARN as given. Throws `InvalidArn`, also for versions and aliases, which this subset does not have. */
export const checkedMachineArn = (arn: string): string => {
  if (!machinePattern.test(arn)) throw new ServiceError('InvalidArn', `Invalid Arn: '${arn}'`)
  return arn
}

/** The machine's ARN and the execution's name in an execution's ARN. Throws `InvalidArn`. */
export const parseExecutionArn = (arn: string): { machineArn: string; name: string } => {
  const [, prefix, machine, name] = executionPattern.exec(arn) ?? []
  if (prefix === undefined || machine === undefined || name === undefined)
    throw new ServiceError('InvalidArn', `Invalid Arn: '${arn}'`)
  return { machineArn: `${prefix}:stateMachine:${machine}`, name }
}
