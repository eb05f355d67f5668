import { loadPolicy } from '../configuration/policies.ts'
import { compileTimeline } from '../domain/timeline/compile.ts'
import { arnOf } from '../local/account.ts'

/** `putright policy machine ID`: the Amazon States Language of a policy, with the embedded functions' names. */
export const printMachine = (id: string): void => {
  const machine = compileTimeline(loadPolicy(id), {
    locateCase: arnOf('lambda', 'function:locate-case'),
    awaitCase: arnOf('lambda', 'function:await-case'),
    reachMilestones: arnOf('lambda', 'function:reach-milestones'),
  })
  process.stdout.write(`${JSON.stringify(machine, null, 2)}\n`)
}
