import { importedBook } from '../aws/addressBook.ts'
import { caseDirectory } from '../aws/caseDirectory.ts'
import { caseStore } from '../aws/caseStore.ts'
import { conversationStore } from '../aws/conversationStore.ts'
import { mailer } from '../aws/mailer.ts'
import { mailKeeping } from '../aws/mailKeeping.ts'
import { openTable, type Table } from '../aws/table.ts'
import { timeline } from '../aws/timeline.ts'
import { type AddressBook, firstThatKnows } from '../casework/addressBook.ts'
import type { CaseKeeping } from '../casework/ports.ts'
import { tellInChat } from '../casework/tellInChat.ts'
import { type Instant, instantOf } from '../domain/calendar/instant.ts'
import type { Landlord } from '../domain/landlord/landlord.ts'
import type { Environment } from './environment.ts'
import { landlordRules } from './landlordRules.ts'
import { landlordsOwnBook } from './landlordsOwnBook.ts'
import { logFault } from './logFault.ts'
import { measure } from './measure.ts'
import { showNews } from './showNews.ts'
import { tellStaffBy } from './staffQueues.ts'

/** The time as AWS tells it. The embedded system passes its own clock, which can be moved on. */
export const systemClock = (): Instant => instantOf(Date.now())

/** What every handler shares: the keeping of cases on real AWS clients, and the table for those that keep more in it. */
export interface LiveKeeping {
  readonly casework: CaseKeeping
  readonly table: Table
}

/** The landlord's own system first, which is never out of date; then what was imported. */
const addressBook = (environment: Environment, landlord: Landlord, imported: AddressBook): AddressBook => {
  const own = landlord.addressBook
  const books = [
    ...(own === undefined ? [] : [landlordsOwnBook({ ...own, token: environment.ADDRESS_BOOK_TOKEN })]),
    imported,
  ]
  return firstThatKnows(books, (fault) => logFault('address book', fault))
}

/** A page that is open is told at once, by the functions that can write to its connection; any other finds it there. */
const newsOn = (table: Table): ReturnType<typeof showNews> | undefined =>
  process.env.AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI === undefined ? undefined : showNews(table)

/** Puts it together from the environment. The AWS clients find region, credentials and endpoints there too. */
export const liveKeeping = (environment: Environment, now: () => Instant = systemClock): LiveKeeping => {
  const table = openTable(environment.TABLE_NAME)
  const rules = landlordRules()
  const imported = importedBook(table, rules.landlord.id)
  const pages = environment.PAGES_URL ?? rules.landlord.chat.pages
  return {
    table,
    casework: {
      now,
      rules,
      ...(pages === undefined ? {} : { pages }),
      store: caseStore(table),
      directory: caseDirectory(table),
      mailer: mailer(),
      mail: mailKeeping(table, environment.SIGNING_KEY, () => measure('RepliesWithheld')),
      addressBook: addressBook(environment, rules.landlord, imported),
      residents: imported,
      chat: tellInChat(conversationStore(table), now, newsOn(table)),
      timeline: timeline(table, (policy) => `${environment.TIMELINE_ARN_PREFIX}${policy}`),
      ...tellStaffBy(process.env),
    },
  }
}
