/** What a Teams app of ours is called, which bot it is, and where it is reached. */
export interface TeamsAppOf {
  readonly name: string
  readonly website: string
  readonly accent: string
  /** The bot’s Microsoft App ID. */
  readonly appId: string
  /** The bots’ HTTP API, without a slash at the end. */
  readonly url: string
}

/** The version of Microsoft’s published schema that the manifest keeps to. */
export const manifestVersion = '1.19'

/** The Teams app manifest, for everything that the bot answers. */
export const teamsManifest = ({ name, website, accent, appId, url }: TeamsAppOf) => ({
  $schema: `https://developer.microsoft.com/en-us/json-schemas/teams/v${manifestVersion}/MicrosoftTeams.schema.json`,
  manifestVersion,
  version: '1.0.0',
  id: appId,
  developer: { name: name.slice(0, 32), websiteUrl: website, privacyUrl: website, termsOfUseUrl: website },
  name: { short: 'Putright', full: `Putright at ${name}`.slice(0, 100) },
  description: {
    short: 'Log dissatisfaction in seconds, and miss no date.',
    full: `Log what a resident of ${name} is dissatisfied with while they are still on the phone, see what is due today, and work complaints through to their answer. Nothing typed to it is sent to a resident unless you have read it and said so.`,
  },
  icons: { color: 'color.png', outline: 'outline.png' },
  accentColor: accent,
  bots: [
    {
      botId: appId,
      scopes: ['personal', 'team', 'groupChat'],
      commandLists: [
        {
          scopes: ['personal', 'team'],
          commands: [
            { title: 'my cases', description: 'What is before you today: hazards, late, due, yours' },
            { title: 'help', description: 'How to log what a resident said' },
          ],
        },
      ],
    },
  ],
  composeExtensions: [
    {
      botId: appId,
      commands: [
        {
          id: 'logDissatisfaction',
          type: 'action',
          title: 'Log dissatisfaction',
          description: 'Log this for the resident it is about',
          context: ['message', 'compose', 'commandBox'],
          fetchTask: true,
        },
        {
          id: 'case',
          type: 'query',
          title: 'Find a case',
          description: 'By reference, name or address',
          context: ['compose', 'commandBox'],
          initialRun: true,
          parameters: [{ name: 'words', title: 'Reference, name or address', inputType: 'text' }],
        },
      ],
    },
  ],
  validDomains: [new URL(url).host],
  permissions: ['identity', 'messageTeamMembers'],
})
