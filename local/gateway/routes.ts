/** A route key of an HTTP API: `POST /slack/events`, `ANY /cases/{id}`, `GET /files/{name+}` or `$default`. */
export type RouteKey = string

export interface Match<T> {
  readonly routeKey: RouteKey
  readonly target: T
  /** Decoded; `undefined` where the route has none. */
  readonly pathParameters: Readonly<Record<string, string>> | undefined
}

interface Route<T> {
  readonly routeKey: RouteKey
  readonly method: string
  readonly path: RegExp
  /** A longer literal wins over a parameter, a parameter over a greedy one, a method over `ANY`. */
  readonly weight: number
  readonly target: T
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const patternOf = (segment: string): string => {
  const name = /^\{([A-Za-z0-9_]+)(\+?)\}$/.exec(segment)
  if (!name) return escaped(segment)
  return name[2] ? `(?<${name[1]}>.+)` : `(?<${name[1]}>[^/]+)`
}

const weightOf = (segment: string): number => {
  if (!segment.startsWith('{')) return 3
  return segment.endsWith('+}') ? 1 : 2
}

const parse = <T>([routeKey, target]: readonly [RouteKey, T]): Route<T> => {
  if (routeKey === '$default') return { routeKey, method: 'ANY', path: /^/, weight: -1, target }
  const [method = 'ANY', path = '/'] = routeKey.split(' ')
  const segments = path.split('/').slice(1)
  const weight = segments.reduce((sum, segment) => sum * 4 + weightOf(segment), 0)
  return {
    routeKey,
    method,
    path: new RegExp(`^/${segments.map(patternOf).join('/')}$`),
    weight: weight * 2 + (method === 'ANY' ? 0 : 1),
    target,
  }
}

const matched = <T>(
  { routeKey, target }: Route<T>,
  groups: Record<string, string> | undefined,
): Match<T> => ({
  routeKey,
  target,
  pathParameters: groups && { ...groups },
})

/** The route that API Gateway would choose, or none (its 404). */
export const routesOf = <T>(table: Readonly<Record<RouteKey, T>>) => {
  const routes = Object.entries(table)
    .map(parse)
    .sort((one, other) => other.weight - one.weight)

  return (method: string, path: string): Match<T> | undefined => {
    const route = routes.find((each) => ['ANY', method].includes(each.method) && each.path.test(path))
    return route && matched(route, route.path.exec(path)?.groups)
  }
}
