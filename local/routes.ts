import { staffRoutes } from '../aws/staffApi.ts'
import type { CaseKeeping } from '../casework/ports.ts'
import type { Landlord } from '../domain/landlord/landlord.ts'
import type { Clock } from './clock.ts'
import type { LocalHandler } from './gateway/gateway.ts'
import { casesPage, onePage } from './pages/cases.ts'
import { moveClock, showClock } from './pages/clockApi.ts'
import { homePage } from './pages/home.ts'
import { sendJson } from './server.ts'

/** The HTTP API's routes, as `infra/` deploys them. */
export const productRoutes: Readonly<Record<string, string>> = {
  'GET /chat': 'serve-chat',
  'GET /chat/{asset+}': 'serve-chat',
  'POST /chat/poll': 'poll-chat',
  'OPTIONS /chat/poll': 'poll-chat',
  'POST /chat/link': 'continue-chat',
  'OPTIONS /chat/link': 'continue-chat',
  'GET /tell': 'tell-us',
  'POST /tell': 'tell-us',
  'POST /uploads': 'upload-file',
  'OPTIONS /uploads': 'upload-file',
  'GET /follow': 'follow-case',
  'POST /follow': 'follow-case',
  'GET /follow/{step+}': 'follow-case',
  'POST /follow/{step+}': 'follow-case',
  'POST /slack/events': 'slack',
  'POST /teams/messages': 'teams',
  // Bot Framework clients ask first whether anybody is there.
  'HEAD /teams/messages': 'teams',
  ...Object.fromEntries(Object.keys(staffRoutes).map((route) => [route, 'staff-api'])),
}

export interface LocalRoutes {
  readonly landlord: Landlord
  readonly clock: Clock
  readonly casework: () => Promise<CaseKeeping>
  readonly mailbox: LocalHandler
  /** Fulfilled when mail is taken, the last part to start. */
  readonly mailIn: Promise<{ readonly port: number }>
}

/** What exists on one machine only: where to go, what was sent, what became of it, and the clock. */
export const localRoutes = (of: LocalRoutes): Readonly<Record<string, LocalHandler>> => ({
  'GET /': async (...both) => {
    const { port } = await of.mailIn
    homePage({ landlord: of.landlord, smtpPort: port, now: of.clock.now })(...both)
  },
  'GET /health': async (_, response) => {
    await Promise.all([of.casework(), of.mailIn])
    sendJson(response, 200, { status: 'ready' })
  },
  'GET /local/mailbox': of.mailbox,
  'GET /local/cases': casesPage(of.casework),
  'GET /local/cases/{reference}': onePage(of.casework),
  'GET /local/clock': showClock(of.clock),
  'POST /local/clock': moveClock(of.clock),
})
