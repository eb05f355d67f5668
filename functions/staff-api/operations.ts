import type { StaffRoute, staffRoutes } from '../../aws/staffApi.ts'
import { queueNames } from '../../casework/queues.ts'
import { commandsFor } from '../../domain/staff/mayDo.ts'
import { meSchema } from './answers.ts'
import { logOperation, showCaseOperation } from './cases.ts'
import { commandOperation, previewOperation } from './commands.ts'
import { fileOperation, joinOperation } from './files.ts'
import { readQueueOperation, searchOperation } from './lists.ts'
import type { Operation } from './operation.ts'
import { residentsOperation } from './residents.ts'

const meOperation: Operation = {
  summary: 'Who you are here, and what you may ask for',
  description: 'Your id, name and roles as the landlord’s file has them.',
  answers: meSchema,
  answer: async ({ keeping }, { id, name, roles }) => {
    const { landlord } = keeping.rules
    return {
      status: 200,
      body: {
        id,
        name,
        roles,
        landlord: { id: landlord.id, name: landlord.name },
        commands: commandsFor(roles),
        queues: queueNames,
      },
    }
  },
}

type ForStaff = { [R in StaffRoute]: (typeof staffRoutes)[R] extends 'staff' ? R : never }[StaffRoute]

/** What each route that is for staff does. A route without an operation does not compile. */
export const operations: Readonly<Record<ForStaff, Operation>> = {
  'GET /staff/me': meOperation,
  'GET /staff/queues/{queue}': readQueueOperation,
  'GET /staff/residents': residentsOperation,
  'GET /staff/cases': searchOperation,
  'POST /staff/cases': logOperation,
  'GET /staff/cases/{reference}': showCaseOperation,
  'POST /staff/cases/{reference}/commands': commandOperation,
  'POST /staff/cases/{reference}/previews': previewOperation,
  'POST /staff/cases/{reference}/joins': joinOperation,
  'GET /staff/cases/{reference}/files/{message}/{number}': fileOperation,
}

export const isOperation = (routeKey: string): routeKey is ForStaff => Object.hasOwn(operations, routeKey)
