import { tableDefinition } from '../../aws/tableDefinition.ts'
import type { Answer, Item } from './engine.ts'
import type { Touched } from './touched.ts'

const isEmpty = (item: Item, name: string): boolean => item[name]?.S === ''

const emptyKeyOf = ({ after }: Touched) =>
  typeof after === 'string'
    ? undefined
    : tableDefinition.indexes
        .flatMap(({ name, partitionKey, sortKey }) => [
          { index: name, key: partitionKey },
          { index: name, key: sortKey },
        ])
        .find(({ key }) => isEmpty(after, key))

/** DynamoDB refuses an item whose index key is an empty text; dynalite would take it. Puts only, not updates. */
export const refuseEmptyKey = (touched: readonly Touched[]): Answer | undefined => {
  const [found] = touched.flatMap((each) => emptyKeyOf(each) ?? [])
  return (
    found && {
      status: 400,
      headers: { 'content-type': 'application/x-amz-json-1.0' },
      body: JSON.stringify({
        __type: 'com.amazon.coral.validate#ValidationException',
        message: `One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: ${found.index}, IndexKey: ${found.key}`,
      }),
    }
  )
}
