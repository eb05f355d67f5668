/**
 * List prices in US dollars, Europe (London); look again before you budget. Step Functions was found in a public copy of
 * AWS's own table, Lambda and SES in accounts by others, DynamoDB for N. Virginia alone (0.625 and 0.125 a million):
 * https://aws.amazon.com/step-functions/pricing/ https://aws.amazon.com/dynamodb/pricing/on-demand/
 * https://aws.amazon.com/lambda/pricing/ https://aws.amazon.com/ses/pricing/
 */
const prices = {
  /** A state transition of a Standard workflow: $0.025 a thousand. */
  transition: 0.025 / 1000,
  /** On demand, a write of up to 1 KB and a strongly consistent read of up to 4 KB. */
  writeUnit: 0.7423 / 1_000_000,
  readUnit: 0.1485 / 1_000_000,
  /** A request, and a gigabyte-second on arm64. */
  call: 0.2 / 1_000_000,
  gigabyteSecond: 0.0000133334,
  mail: 0.1 / 1000,
}

/** What a call is taken to last: most of it waits for DynamoDB; the functions have half a gigabyte (`infra/`). */
const secondsOfCall = 0.15
const gigabytes = 0.5

interface Measured {
  readonly count: number
  readonly transitions: number
  readonly writes: number
  readonly reads: number
  readonly mails: number
  readonly calls: Readonly<Record<string, number>>
}

const dollars = (amount: number): string => `$${amount.toFixed(3)}`

/** Prints what a thousand such complaints cost on AWS, with the arithmetic. */
export const awsCost = ({ count, transitions, writes, reads, mails, calls }: Measured): void => {
  const called = Object.values(calls).reduce((sum, each) => sum + each, 0)
  const rows: readonly (readonly [string, number, number])[] = [
    ['state transitions', transitions, prices.transition],
    ['write units', writes, prices.writeUnit],
    ['read units', reads, prices.readUnit],
    ['function calls', called, prices.call],
    [
      `gigabyte-seconds (${secondsOfCall} s × ${gigabytes} GB a call)`,
      called * secondsOfCall * gigabytes,
      prices.gigabyteSecond,
    ],
    ['mails', mails, prices.mail],
  ]
  console.log('\non AWS, a thousand complaints at list prices')
  let sum = 0
  for (const [what, total, price] of rows) {
    const thousand = (total / count) * 1000
    sum += thousand * price
    console.log(
      `  ${what.padEnd(44)} ${Math.round(thousand).toLocaleString('en-GB').padStart(9)} × $${price.toPrecision(4).padEnd(12)} = ${dollars(thousand * price)}`,
    )
  }
  console.log(`  ${'together'.padEnd(44)} ${''.padStart(26)} ${dollars(sum)}`)
}
