import { join } from 'node:path'
import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda'
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { configurationFolders } from '../../configuration/places.ts'
import { accept } from './accepted.ts'
import { HarmAlarm } from './alarm.ts'
import { bundle } from './bundling.ts'
import { carryLandlord, landlordInBundle, namedLandlord } from './landlordFile.ts'

export interface ProductFunctionProps {
  /** The folder of the handler, from the root of the repository, such as `functions/receive-mail`. */
  readonly folder: string
  /** What a person notices when it fails; the text of its alarm. */
  readonly whenItFails: string
  readonly tell: ITopic
  readonly environment: Readonly<Record<string, string>>
  readonly timeout?: Duration
  readonly memorySize?: number
  /** Folders that it carries besides the configuration, from the root of the repository. */
  readonly carries?: readonly string[]
  /** Commands that build what it carries besides; `from` is the root of the repository, `to` where it is deployed from. */
  readonly builds?: (from: string, to: string) => string[]
}

const root = join(import.meta.dirname, '..', '..')

const copy =
  (folders: readonly string[]) =>
  (from: string, to: string): string[] =>
    folders.map(
      (path) => `mkdir -p "${join(to, path, '..')}" && cp -R "${join(from, path)}" "${join(to, path)}"`,
    )

/** One Lambda of the product: its own role, its own log group with an end, its own alarm. */
export class ProductFunction extends Construct {
  readonly function: NodejsFunction

  constructor(scope: Construct, id: string, props: ProductFunctionProps) {
    super(scope, id)
    const landlord = namedLandlord(this.node)
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    logGroup.grantWrite(role)
    this.function = new NodejsFunction(this, 'Function', {
      entry: join(root, props.folder, 'handler.ts'),
      depsLockFilePath: join(root, 'package-lock.json'),
      projectRoot: root,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memorySize ?? 512,
      timeout: props.timeout ?? Duration.seconds(30),
      role,
      logGroup,
      tracing: Tracing.ACTIVE,
      environment: {
        PUTRIGHT_CONFIGURATION: '/var/task',
        ...landlordInBundle(landlord),
        NODE_OPTIONS: '--enable-source-maps',
        ...props.environment,
      },
      bundling: {
        format: OutputFormat.ESM,
        ...bundle,
        sourceMap: true,
        sourcesContent: false,
        externalModules: [],
        commandHooks: {
          beforeBundling: () => [],
          beforeInstall: () => [],
          afterBundling: (from, to) => [
            ...copy([...configurationFolders, ...(props.carries ?? [])])(from, to),
            ...carryLandlord(landlord, to),
            ...(props.builds?.(from, to) ?? []),
          ],
        },
      },
    })
    accept(this, 'IAM5[Resource::*]', 'X-Ray’s actions take no resource.')
    new HarmAlarm(this, 'Failing', {
      metric: this.function.metricErrors({ period: Duration.minutes(5) }),
      whoIsHurt: props.whenItFails,
      tell: props.tell,
    })
  }
}
