import { Duration } from 'aws-cdk-lib'
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import type { Landlord } from '../../domain/landlord/landlord.ts'
import { HarmAlarm } from './alarm.ts'

export interface TextSpendingProps {
  readonly texts: NonNullable<Landlord['texts']>
  readonly tell: ITopic
}

/**
 * Tells when texts have cost so much within a month. The metric is the whole account’s, a sum since the month began, so
 * that only its maximum says anything (AWS End User Messaging SMS User Guide, “Monitoring with Amazon CloudWatch”).
 */
export class TextSpending extends Construct {
  constructor(scope: Construct, id: string, { texts, tell }: TextSpendingProps) {
    super(scope, id)
    new HarmAlarm(this, 'Spent', {
      metric: new Metric({
        namespace: 'AWS/SMSVoice',
        metricName: 'TextMessageMonthlySpend',
        statistic: Stats.MAXIMUM,
        period: Duration.hours(1),
      }),
      threshold: texts.tellAtDollarsAMonth,
      whoIsHurt:
        'Texts have cost more this month than was planned. At the account’s own limit no more go out, and whoever has a mobile and no email cannot see their case. See whether somebody has codes sent for the sake of the texts.',
      tell,
    })
  }
}
