import { Command } from 'commander'
import { BadInput } from './jsonLines.ts'

const neededMajor = 24
const major = Number(process.versions.node.split('.')[0])
if (major < neededMajor) {
  console.error(
    `Putright runs on Node ${neededMajor}; this is Node ${process.versions.node}. Start it with “npm start” or “npm run putright”, which bring their own.`,
  )
  process.exit(1)
}

// Whoever reads us may have read enough (`| head -1`): that is the end, not a fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const program = new Command('putright')
  .description('Complaint intake for social landlords.')
  .exitOverride()
  .showHelpAfterError()

program
  .command('classify')
  .description('read messages: complaint or not, with evidence')
  .argument('[file]', 'JSON Lines; - or none reads standard input')
  .option('--policy <id>', 'the policy that says what each becomes', 'code-2024')
  .option('--quick', 'by words and phrases alone, without the sentence encoder')
  .option('--summary <file>', 'write what came in, in figures, as JSON')
  .option('--picture <file>', 'draw what came in by week (needs `at` or `date` in the input)')
  .action(async (file, options) => (await import('./classify.ts')).classify(file, options))

const mail = program
  .command('mail')
  .description('read raw mails: what was newly written, by whom, automatic or not')
  .argument('<files...>', 'RFC 5322 files; one that ends in .mbox holds many')
  .action(async (files) => (await import('./mail.ts')).mail(files))
mail
  .command('import <path>')
  .description('take an old mailbox in: an .mbox, an .eml, or a folder of them; safe to run twice')
  .option('--answer', 'work each as if it had come in on its day: clocks run from then and letters go out')
  .option('--data <dir>', 'the running system’s folder')
  .action(async (path, options) => (await import('./mailImport.ts')).importMail(path, options))
mail
  .command('held')
  .description('mail that waits for a person: suspected, unproven, or of a case that is not its sender’s')
  .option('--data <dir>', 'the running system’s folder')
  .action(async (options) => (await import('./mailHeld.ts')).listHeld(options))
mail
  .command('join <reference> <into>')
  .description('the messages of one case belong to another')
  .requiredOption('--by <staff>', 'the id of the member of staff who says so')
  .option('--data <dir>', 'the running system’s folder')
  .action(async (reference, into, options) =>
    (await import('./mailHeld.ts')).joinMail(reference, into, options),
  )

program
  .command('people')
  .description('who holds which home, so that a sender is known by their address of mail')
  .command('import <file>')
  .description('take in or bring up to date a CSV file: tenancy, name, email, phone, address, postcode')
  .option('--part', 'the file names some people only: nobody who is not in it is forgotten')
  .option('--leavers', 'forget everybody who is not in it, however many they are')
  .option('--data <dir>', 'the running system’s folder')
  .action(async (file, options) => (await import('./people.ts')).importPeople(file, options))

program
  .command('deadlines')
  .description('compute every date of a case from what happened to it')
  .argument('[file]', 'JSON Lines; - or none reads standard input')
  .action(async (file) => (await import('./deadlines.ts')).deadlines(file))

program
  .command('simulate')
  .description(
    'a year of invented complaints through a policy with so many people: who is on time, what waits',
  )
  .requiredOption('--policy <id>', 'the policy')
  .option('--handlers <n>', 'people who work stage 1')
  .option('--reviewers <n>', 'people who look again at stage 2 and after')
  .option('--arrivals <n>', 'complaints a week')
  .option('--weeks <n>', 'how long')
  .option('--seed <n>', 'the same seed brings the same complaints')
  .option('--from <day>', 'the first day, a Monday')
  .option('--answer-hours <n>', 'hours to answer: half take less')
  .option('--waiting-days <n>', 'working days of waiting for others: half wait less')
  .option('--escalated <n>', 'of a hundred answers, how many are taken further')
  .option('--acknowledge-days <n>', 'what if: working days to acknowledge')
  .option('--stage-1-days <n>', 'what if: working days to answer stage 1')
  .option('--stage-2-days <n>', 'what if: working days to answer stage 2')
  .option('--svg <file>', 'draw it')
  .action(async (options) => (await import('./simulate.ts')).simulate(options))

const policy = program.command('policy').description('the landlords’ policies, as data')
policy.command('list').action(async () => (await import('./policy.ts')).listPolicies())
policy.command('show <id>').action(async (id) => (await import('./policy.ts')).showPolicy(id))
policy
  .command('check <policy>')
  .description('a policy (file or id) against the Complaint Handling Code, clause by clause')
  .option('--text', 'for people, with a count of the verdicts')
  .action(async (name, options) => (await import('./policy.ts')).checkPolicy(name, options))
policy
  .command('machine <id>')
  .description('the state machine that a policy compiles to')
  .action(async (id) => (await import('./policyMachine.ts')).printMachine(id))

const notice = program.command('notice').description('the letters that cases owe, in the landlord’s words')
notice
  .command('list')
  .description('every kind: when it goes out, what it must hold, what its words may name')
  .action(async () => (await import('./notice.ts')).listNotices())
notice
  .command('preview <kind>')
  .description('one of an example case')
  .option('--policy <id>', 'under this policy; else the landlord’s')
  .option('--stage <which>', 'at the first stage, or the second', 'first')
  .option('--format <form>', 'text, html, chat, card (Teams) or blocks (Slack)', 'text')
  .action(async (kind, options) => (await import('./notice.ts')).previewNotice(kind, options))
notice
  .command('check [file]')
  .description('whether a landlord’s own words are sound')
  .action(async (file) => (await import('./notice.ts')).checkWording(file))

const corpus = program.command('corpus').description('what people confirmed or corrected of the readings')
corpus
  .command('export')
  .description('each judged message with its label, names masked, for the next training')
  .option('--data <dir>', 'the running system’s folder')
  .action(async (options) => (await import('./corpus.ts')).exportCorpus(options))
corpus
  .command('drift')
  .description('by week: how many readings people looked at, and how many they found wrong')
  .option('--data <dir>', 'the running system’s folder')
  .action(async (options) => (await import('./corpus.ts')).corpusDrift(options))

const cases = program.command('case').description('the cases of the running system')
cases
  .command('list')
  .description('one line a case, in the order of opening')
  .option('--all', 'what machines wrote, too: kept, closed, and nobody’s work')
  .option('--data <dir>', 'the running system’s folder')
  .action(async (options) => (await import('./case.ts')).listCases(options))
cases
  .command('show <reference>')
  .description('one case: its dates and its whole history')
  .option('--data <dir>', 'the running system’s folder')
  .action(async (reference, options) => (await import('./case.ts')).showCase(reference, options))

const timelines = program.command('timeline').description('the executions that wait for the dates of cases')
timelines
  .command('status [reference]')
  .description('where a case is and what its execution does; without a reference, every case that has one')
  .option('--data <dir>', 'the running system’s folder')
  .action(async (reference, options) => (await import('./timeline.ts')).timelineStatus(reference, options))
timelines
  .command('restart <reference>')
  .description('a fresh execution, where the case is now')
  .option('--data <dir>', 'the running system’s folder')
  .action(async (reference, options) => (await import('./timeline.ts')).restartTimeline(reference, options))
timelines
  .command('reconcile')
  .description('find what has come apart from its case, and put it right')
  .option('--data <dir>', 'the running system’s folder')
  .action(async (options) => (await import('./timeline.ts')).reconcile(options))

program
  .command('replan')
  .description('count the dates of open cases anew after a policy, a closure or a bank holiday has changed')
  .option('--dry-run', 'say what would move, and move nothing')
  .option('--last', 'say what the last such change moved')
  .option('--data <dir>', 'the running system’s folder')
  .action(async (options) => (await import('./replan.ts')).replan(options))
cases
  .command('rebuild')
  .description('make the lists, queues and look-ups anew from the cases themselves')
  .option('--data <dir>', 'the running system’s folder')
  .action(async (options) => (await import('./case.ts')).rebuildCases(options))

program
  .command('token')
  .description('a token of the running system’s own directory, to use the staff API with')
  .requiredOption('--as <staff-id>', 'who of the landlord’s staff')
  .option('--data <dir>', 'the running system’s folder')
  .action(async (options) => (await import('./token.ts')).token(options))

program
  .command('start')
  .description('the whole system on one machine')
  .option('--port <number>', 'HTTP and WebSocket', '8080')
  .option('--smtp-port <number>', 'inbound mail', '2525')
  .option('--data <dir>', 'where everything is kept', '.putright')
  .action(async (options) => (await import('./start.ts')).start(options))

const manifest = program
  .command('manifest')
  .description('the app manifests of the bots, with the landlord’s own ids')
manifest
  .command('slack')
  .description('to be pasted into Slack')
  .requiredOption('--url <url>', 'the bots’ address, an output of the stack PutrightBots')
  .action(async (options) => (await import('./manifest.ts')).printSlackManifest(options))
manifest
  .command('teams')
  .description('an app package with icons, to be uploaded to Teams')
  .requiredOption('--url <url>', 'the bots’ address, an output of the stack PutrightBots')
  .requiredOption('--app-id <guid>', 'the bot’s Microsoft App ID')
  .option('--out <file>', 'where it is written', 'putright-teams.zip')
  .action(async (options) => (await import('./manifest.ts')).writeTeamsPackage(options))

program
  .command('playground')
  .description('Microsoft’s Agents Playground against the running Teams bot: a Teams-like client, offline')
  .option('--as <id>', 'who sits at the keyboard, by id', 'priya-nair')
  .option('--port <number>', 'where it opens', '56150')
  .option('--data <dir>', 'the running system’s folder')
  .action(async (options) => (await import('./playground.ts')).runPlayground(options))

program
  .command('clock')
  .description('the running system’s clock: show, set INSTANT, or +DURATION (+10d, +36h)')
  .argument('<show|set|+duration>')
  .argument('[instant]')
  .option('--data <dir>', 'the running system’s folder')
  .action(async (what, instant, options) => {
    const clock = await import('./clock.ts')
    if (what === 'show') return await clock.showClock(options)
    await clock.moveClock(what === 'set' ? (instant ?? '') : what, options)
  })

/** Commander's own refusals, such as an unknown command; it has printed them already. */
const isCommanders = (error: Error): error is Error & { readonly exitCode: number } =>
  'exitCode' in error && 'code' in error && String(error.code).startsWith('commander.')

/** Input and files that the operator can mend: the message alone, and exit code 2. The rest is a fault of ours. */
const exitCodeOf = (error: unknown): number => {
  if (!(error instanceof Error)) throw error
  if (isCommanders(error)) return error.exitCode === 0 ? 0 : 2
  if (!(error instanceof BadInput) && error.name !== 'BadFile') throw error
  console.error(error.message)
  return 2
}

const run = async (): Promise<number> => {
  try {
    await program.parseAsync()
    return Number(process.exitCode ?? 0)
  } catch (error) {
    return exitCodeOf(error)
  }
}

process.exitCode = await run()
