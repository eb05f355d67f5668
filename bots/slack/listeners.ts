import type { App } from '@slack/bolt'
import { listenToLogging } from './listenToLogging.ts'
import { listenToPages } from './listenToPages.ts'
import type { SlackDesk } from './slackDesk.ts'

/** What the bot listens to in Slack. */
export const listen = (app: App, desk: SlackDesk): void => {
  listenToLogging(app, desk)
  listenToPages(app, desk)
}
