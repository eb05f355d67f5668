import type { Landlord } from '../../domain/landlord/landlord.ts'
import type { Started } from '../embeddedAws.ts'
import { botDefaults } from '../environment.ts'
import type { LocalHandler } from '../gateway/gateway.ts'
import { pressInWorkspace, showWorkspace } from './page.ts'
import { startWebApi } from './webApi.ts'
import { openWorkspace } from './workspace.ts'

interface SlackOf {
  readonly landlord: Landlord
  readonly started: Started
  /** Where the gateway answers, once it does. */
  readonly gateway: () => string
}

/** Somebody’s own Slack, or another stand-in: then there is no page here. */
const isElsewhere = ({ SLACK_API_URL, SLACK_BOT_TOKEN }: NodeJS.ProcessEnv): boolean =>
  SLACK_API_URL !== undefined ||
  (SLACK_BOT_TOKEN ?? botDefaults.SLACK_BOT_TOKEN) !== botDefaults.SLACK_BOT_TOKEN

/** A Slack workspace of this machine’s own, which the bot answers to: its page’s routes. Says in the environment where it is. */
export const startSlack = async ({
  landlord,
  started,
  gateway,
}: SlackOf): Promise<Readonly<Record<string, LocalHandler>>> => {
  if (isElsewhere(process.env)) return {}
  const workspace = openWorkspace()
  const api = await startWebApi(workspace)
  started(api.close)
  process.env.SLACK_API_URL = `${api.url}/api/`
  started(() => {
    delete process.env.SLACK_API_URL
  })
  const slack = {
    workspace,
    api: api.url,
    get endpoint() {
      return `${gateway()}/slack/events`
    },
    get signingSecret() {
      return process.env.SLACK_SIGNING_SECRET ?? ''
    },
  }
  return {
    'GET /local/slack': showWorkspace(landlord, slack),
    'POST /local/slack': pressInWorkspace(landlord, slack),
  }
}
