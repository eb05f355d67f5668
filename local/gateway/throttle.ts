/** Requests a second that a stage takes on, and how many at once beyond that, as API Gateway counts them. */
export interface Throttle {
  readonly rateLimit: number
  readonly burstLimit: number
}

/** The service's token bucket: it holds `burstLimit` and fills by `rateLimit` a second. False: too many. */
export const throttled = (
  { rateLimit, burstLimit }: Throttle,
  now: () => number = performance.now.bind(performance),
) => {
  let left = burstLimit
  let at = now()
  return (): boolean => {
    const moment = now()
    left = Math.min(burstLimit, left + ((moment - at) / 1000) * rateLimit)
    at = moment
    if (left < 1) return false
    left -= 1
    return true
  }
}
