import type { App } from 'aws-cdk-lib'
import { loadLandlord } from '../configuration/landlord.ts'
import { namedLandlord } from './constructs/landlordFile.ts'
import { BotsStack } from './stacks/botsStack.ts'
import { ConversationStack } from './stacks/conversationStack.ts'
import { EdgeStack } from './stacks/edgeStack.ts'
import { MailStack } from './stacks/mailStack.ts'
import { StaffJobsStack } from './stacks/staffJobsStack.ts'
import { StaffStack } from './stacks/staffStack.ts'
import { StoreStack } from './stacks/storeStack.ts'
import { TimelineStack } from './stacks/timelineStack.ts'
import { WatchStack } from './stacks/watchStack.ts'

/** The whole of Putright for one landlord, whose file the context key `landlord` may name. */
export const putright = (app: App) => {
  const landlord = loadLandlord(namedLandlord(app.node))
  const store = new StoreStack(app, 'PutrightStore')
  const jobs = new StaffJobsStack(app, 'PutrightStaffJobs', { store })
  const conversation = new ConversationStack(app, 'PutrightConversation', { store, landlord, jobs })
  const { connections } = conversation
  const timeline = new TimelineStack(app, 'PutrightTimeline', { store, landlord, jobs, connections })
  const watch = new WatchStack(app, 'PutrightWatch', { store, timeline, landlord })
  const mail = new MailStack(app, 'PutrightMail', { store, landlord })
  const bots = new BotsStack(app, 'PutrightBots', { store, jobs, connections })
  const staff = new StaffStack(app, 'PutrightStaff', { store, landlord })
  const edge = new EdgeStack(app, 'PutrightEdge', { landlord })
  return { edge, store, staff, timeline, watch, jobs, bots, mail, conversation }
}
