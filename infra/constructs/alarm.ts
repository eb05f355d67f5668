import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'

export interface HarmAlarmProps {
  readonly metric: IMetric
  /** Who is hurt, and what they see. It becomes the alarm's text, so that whoever is woken knows why. */
  readonly whoIsHurt: string
  readonly tell: ITopic
  readonly threshold?: number
}

/** An alarm that says who is hurt. */
export class HarmAlarm extends Construct {
  constructor(scope: Construct, id: string, props: HarmAlarmProps) {
    super(scope, id)
    const alarm = new Alarm(this, 'Alarm', {
      alarmDescription: props.whoIsHurt,
      metric: props.metric,
      threshold: props.threshold ?? 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    alarm.addAlarmAction(new SnsAction(props.tell))
  }
}
