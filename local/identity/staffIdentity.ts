import { isStaffRoute, staffRoutes, staffThrottle } from '../../aws/staffApi.ts'
import type { Landlord } from '../../domain/landlord/landlord.ts'
import type { LocalHandler } from '../gateway/gateway.ts'
import type { Guard } from '../gateway/guards.ts'
import { jwtAuthorizer } from '../gateway/jwtAuthorizer.ts'
import { identityRoutes, issuerPath, staffClient } from './identity.ts'
import { openKeys } from './keys.ts'

export interface StaffIdentityOf {
  readonly landlord: Pick<Landlord, 'staff'>
  /** Where the signing keys are kept; in memory without it. */
  readonly keys?: string
  /** The system's clock, milliseconds since 1970. */
  readonly now: () => number
  /** The gateway that serves it, known once that listens. */
  readonly gateway: () => string
}

export interface StaffIdentity {
  readonly routes: Readonly<Record<string, LocalHandler>>
  /** What stands before the staff API, first whom it covers: the throttle, and who asks. */
  readonly guards: readonly Guard[]
  /** From now on another key signs; what the one before signed still holds. */
  readonly rotate: () => Promise<void>
}

/** The landlord's sign-in directory on this machine, and the gateway's settings that ask for its tokens. */
export const staffIdentity = async ({
  landlord,
  keys: file,
  now,
  gateway,
}: StaffIdentityOf): Promise<StaffIdentity> => {
  const keys = await openKeys(file)
  const url = () => `${gateway()}${issuerPath}`
  const jwt = jwtAuthorizer({ issuer: url, audience: staffClient, now })
  return {
    routes: identityRoutes({ url, clientId: staffClient, keys, now }, landlord.staff),
    guards: [
      {
        covers: (route) => isStaffRoute(route) && staffRoutes[route] === 'staff',
        throttle: staffThrottle,
        jwt,
      },
      { covers: isStaffRoute, throttle: staffThrottle },
    ],
    rotate: keys.rotate,
  }
}
