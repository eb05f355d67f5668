/**
 * Who may import whom. Each rule's comment says what to do instead.
 * `parser: 'swc'`: beside TypeScript 7 the default parser reads no module and so reports nothing.
 */
const room = (name, comment, pathNot) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^${name.split(':')[0]}/` },
  to: { pathNot },
})

const libraries = '^node_modules/'
const own = (...rooms) => [...rooms.map((each) => `^${each}/`), libraries, '^(node:)?[a-z_/0-9]+$']

export default {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment:
        'domain/ decides; it never fetches. Pass what it needs as an argument, or move the fetching to aws/ or configuration/.',
      severity: 'error',
      from: { path: '^domain/' },
      to: { pathNot: ['^domain/', '^node_modules/(zod|temporal-polyfill|temporal-spec|libphonenumber-js)/'] },
    },
    room(
      'casework',
      'casework/ holds the use cases; it reaches the world through the ports it declares. Implement the port in aws/ and pass it in.',
      ['^casework/', '^domain/', '^node:crypto$', '^crypto$', '^node_modules/zod/'],
    ),
    room(
      'mail',
      'mail/ turns bytes into a parsed mail and nothing else. Put what is done with the mail in casework/.',
      own('mail', 'domain'),
    ),
    room(
      'configuration',
      'configuration/ reads files into the domain’s types. Use it from functions/, bots/, cli/ or infra/.',
      own('configuration', 'domain'),
    ),
    room(
      'aws',
      'aws/ implements the ports of casework/ with the SDK. A decision belongs in domain/ or casework/.',
      own('aws', 'casework', 'domain'),
    ),
    room(
      'live',
      'live/ only puts the product together from the environment. What it puts together lives elsewhere.',
      own('live', 'aws', 'casework', 'configuration', 'domain', 'encoder'),
    ),
    room(
      'encoder',
      'encoder/ runs the sentence encoder behind the port of domain/classifier. What is made of its scores belongs there.',
      own('encoder', 'domain'),
    ),
    room(
      'functions',
      'A handler is thin: share a use case through casework/, not through bots/, local/ or infra/.',
      own('functions', 'aws', 'casework', 'configuration', 'domain', 'live', 'mail'),
    ),
    room(
      'bots',
      'A bot is thin: share a use case through casework/, not through functions/, local/ or infra/.',
      own('bots', 'aws', 'casework', 'configuration', 'domain', 'live'),
    ),
    room(
      'infra',
      'infra/ describes what is deployed. It may read the policy and the table; it runs nothing of the product.',
      [...own('infra', 'aws', 'configuration', 'domain'), '^encoder/places\\.ts$'],
    ),
    {
      name: 'sdk-only-in-aws',
      comment: 'Talk to AWS through a port that aws/ implements, so that a test passes a plain object.',
      severity: 'error',
      from: { pathNot: '^(aws|local|test|bench)/' },
      to: { path: '^node_modules/@aws-sdk/' },
    },
    {
      name: 'nothing-needs-local',
      comment:
        'local/ is the embedded AWS. Only the command line starts it; the product differs by endpoints alone.',
      severity: 'error',
      from: { pathNot: '^(local|cli|test|bench)/' },
      to: { path: '^local/' },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or there is a third one in them: name it.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-unresolved',
      comment: 'The import leads nowhere: mend its path or add the package.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
