import { RemovalPolicy, type SecretValue, Stack, type StackProps } from 'aws-cdk-lib'
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Topic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import { tableDefinition } from '../../aws/tableDefinition.ts'
import { accept } from '../constructs/accepted.ts'

/** What must outlive every deployment: the table, and where alarms are told. */
export class StoreStack extends Stack {
  readonly table: Table
  readonly alarms: Topic
  /** Signs what leaves us and must come back unchanged, such as reply addresses. */
  readonly signingKey: SecretValue

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props)
    this.table = this.createTable()
    this.signingKey = this.createSigningKey()
    this.alarms = new Topic(this, 'Alarms', { displayName: 'Putright: somebody is hurt', enforceSSL: true })
  }

  private createSigningKey(): SecretValue {
    const secret = new Secret(this, 'SigningKey', {
      description: 'Signs the reply addresses of letters',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    })
    accept(secret, 'SMG4', 'A new key would break the reply address of every letter that is out.')
    return secret.secretValue
  }

  private createTable(): Table {
    const table = new Table(this, 'Cases', {
      partitionKey: { name: tableDefinition.partitionKey, type: AttributeType.STRING },
      sortKey: { name: tableDefinition.sortKey, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      stream: StreamViewType.NEW_IMAGE,
      timeToLiveAttribute: tableDefinition.timeToLive,
    })
    for (const index of tableDefinition.indexes) {
      table.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: { name: index.partitionKey, type: AttributeType.STRING },
        sortKey: { name: index.sortKey, type: AttributeType.STRING },
        projectionType: ProjectionType.KEYS_ONLY,
      })
    }
    return table
  }
}
