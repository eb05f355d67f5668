/**
 * The staff API's routes, as both CDK and the embedded gateway make them: the gateway is the router, and proves who asks
 * before a `staff` route reaches the function.
 */
export const staffRoutes = {
  'GET /staff/openapi.json': 'anybody',
  'GET /staff/docs': 'anybody',
  'GET /staff/me': 'staff',
  'GET /staff/queues/{queue}': 'staff',
  'GET /staff/residents': 'staff',
  'GET /staff/cases': 'staff',
  'POST /staff/cases': 'staff',
  'GET /staff/cases/{reference}': 'staff',
  'POST /staff/cases/{reference}/commands': 'staff',
  'POST /staff/cases/{reference}/previews': 'staff',
  'POST /staff/cases/{reference}/joins': 'staff',
  'GET /staff/cases/{reference}/files/{message}/{number}': 'staff',
} as const satisfies Readonly<Record<string, 'staff' | 'anybody'>>

export type StaffRoute = keyof typeof staffRoutes

export const isStaffRoute = (routeKey: string): routeKey is StaffRoute => Object.hasOwn(staffRoutes, routeKey)

/** Requests a second that the whole staff of a landlord may make, with a burst for a busy morning. */
export const staffThrottle = { rateLimit: 50, burstLimit: 100 } as const
