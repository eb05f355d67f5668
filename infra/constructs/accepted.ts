import { CfnElement, Stack, Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** Accepts one finding of cdk-nag on a construct and what is below it, with the reason why it is right here. */
export const accept = (on: IConstruct, finding: string, reason: string): void => {
  Validations.of(on).acknowledge({ id: `AwsSolutions::AwsSolutions-${finding}`, reason })
}

const logicalId = (construct: IConstruct): string => {
  const element = construct.node.defaultChild
  if (element === undefined || !CfnElement.isCfnElement(element)) {
    throw new Error(`${construct.node.path} is not one resource.`)
  }
  return Stack.of(construct).getLogicalId(element)
}

/** How cdk-nag writes a reference to a resource in its findings. */
export const findingRef = (construct: IConstruct): string => `<${logicalId(construct)}>`

/** How cdk-nag writes the ARN of a resource in its findings. */
export const findingArn = (construct: IConstruct): string => `<${logicalId(construct)}.Arn>`
