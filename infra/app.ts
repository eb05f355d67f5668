import { App, Tags, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { putright } from './putright.ts'

const app = new App()
putright(app)
Tags.of(app).add('product', 'putright')
Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
app.synth()
