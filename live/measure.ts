import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'

/** What is counted besides Lambda's own figures; each has its alarm in `infra/`. */
export type Measured = 'RepliesWithheld' | 'VirusReceived' | 'TimelinesLost' | 'MilestonesUnprocessed'

/** More of something, written as CloudWatch's embedded metric format to the function's log. Names nobody. */
export const measure = (name: Measured, more = 1): void => {
  if (more === 0) return
  new Metrics({ namespace: 'Putright', serviceName: 'putright' })
    .singleMetric()
    .addMetric(name, MetricUnit.Count, more)
}
