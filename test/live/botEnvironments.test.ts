import { expect, test } from 'vitest'
import { readSlackEnvironment } from '../../live/slackEnvironment.ts'
import { readTeamsEnvironment } from '../../live/teamsEnvironment.ts'

const usual = {
  TABLE_NAME: 'putright',
  TIMELINE_ARN_PREFIX: 'arn:aws:states:eu-west-2:1:stateMachine:t-',
  SIGNING_KEY: 'a key that the tests alone know, no secret',
}

test('everything that Slack needs and is missing is named together', () => {
  expect(() => readSlackEnvironment({ SLACK_BOT_TOKEN: '' })).toThrow(
    'Set these environment variables: TABLE_NAME, TIMELINE_ARN_PREFIX, SIGNING_KEY, SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN.',
  )
})

test('everything that Teams needs beside its app id and is missing is named together', () => {
  expect(() => readTeamsEnvironment({ ...usual, TEAMS_APP_ID: 'app' })).toThrow(
    'Set these environment variables: TEAMS_APP_PASSWORD, TEAMS_APP_TENANT.',
  )
})

test.each([
  ['closed', {}],
  ['closed', { TEAMS_APP_ID: '' }],
  ['closed', { TEAMS_EMULATOR: 'yes' }],
  ['emulator', { TEAMS_EMULATOR: 'allowed' }],
  ['app', { TEAMS_APP_ID: 'a', TEAMS_APP_PASSWORD: 'p', TEAMS_APP_TENANT: 't' }],
  ['app', { TEAMS_APP_ID: 'a', TEAMS_APP_PASSWORD: 'p', TEAMS_APP_TENANT: 't', TEAMS_EMULATOR: 'allowed' }],
])('the Teams bot trusts as %s with %j', (kind, variables) => {
  expect(readTeamsEnvironment({ ...usual, ...variables }).trust.kind).toBe(kind)
})
