/** What a Slack app of ours is called and where it is reached. */
export interface SlackAppOf {
  readonly name: string
  /** The bots’ HTTP API, without a slash at the end. */
  readonly url: string
}

const events = ['app_mention', 'app_home_opened'] as const

/** The scopes that each kind of thing needs (docs.slack.dev/reference/scopes). */
const scopes = ['commands', 'app_mentions:read', 'chat:write'] as const

/** The app manifest that Slack takes, for everything that the bot listens to. */
export const slackManifest = ({ name, url }: SlackAppOf) => {
  const request_url = `${url}/slack/events`
  const command = (name_: string, description: string, usage_hint: string) => ({
    command: name_,
    url: request_url,
    description,
    usage_hint,
    should_escape: false,
  })
  return {
    display_information: {
      name: 'Putright',
      description: `Log dissatisfaction, and see what is due at ${name}.`.slice(0, 139),
      background_color: '#14212B',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: 'putright', always_online: true },
      slash_commands: [
        command(
          '/dissatisfaction',
          'Log a resident\u2019s dissatisfaction',
          'what they said, in their words or yours',
        ),
        command('/case', 'See a case', 'PR-7F3K-9QZ2'),
      ],
      shortcuts: [
        {
          name: 'Log dissatisfaction',
          type: 'message',
          callback_id: 'log_dissatisfaction',
          description: 'Log this message for the resident',
        },
        {
          name: 'Log dissatisfaction',
          type: 'global',
          callback_id: 'log_anywhere',
          description: 'Log what a resident said',
        },
      ],
    },
    oauth_config: { scopes: { bot: [...scopes] } },
    settings: {
      event_subscriptions: { request_url, bot_events: [...events] },
      interactivity: { is_enabled: true, request_url, message_menu_options_url: request_url },
      org_deploy_enabled: false,
      socket_mode_enabled: false,
      token_rotation_enabled: false,
    },
  }
}
