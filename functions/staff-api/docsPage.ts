import { createHash } from 'node:crypto'
import { z } from 'zod'
import { problems } from './problems.ts'

const style = `:root{color-scheme:light dark;--ink:#14212B;--paper:#F6F4EF;--card:#FFF;--line:#C9CFD2;--accent:#0B5C6B;--quiet:#5B6770}@media (prefers-color-scheme:dark){:root{--ink:#E8EEF0;--paper:#10181E;--card:#17222A;--line:#33434D;--accent:#7CC7D3;--quiet:#A9B5BC}}*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",Roboto,Arial,sans-serif}main{max-width:60rem;margin:0 auto;padding:16px}section{background:var(--card);border:1px solid var(--line);border-radius:6px;padding:4px 16px;margin:16px 0}h1{font-size:28px}h2{font-size:19px;overflow-wrap:anywhere}h3{font-size:16px;margin:16px 0 4px}a{color:var(--accent)}dt{font-weight:bold;margin-top:8px}dd{margin:0;color:var(--quiet)}code,pre{font-size:14px}pre{overflow-x:auto;white-space:pre-wrap}a:focus-visible,summary:focus-visible{outline:3px solid var(--accent);outline-offset:2px}`

/** Nothing but the page's own style, known by its hash. */
export const pagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** What the page reads of the description. */
const shownSchema = z.object({
  info: z.object({ title: z.string(), description: z.string() }),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        summary: z.string(),
        description: z.string(),
        parameters: z.array(
          z.object({ name: z.string(), required: z.boolean(), description: z.string().optional() }),
        ),
        responses: z.record(z.string(), z.object({ description: z.string() })),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
})
type Shown = z.output<typeof shownSchema>
type Operation = Shown['paths'][string][string]

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const list = (entries: readonly (readonly [string, string])[]): string =>
  `<dl>${entries.map(([term, text]) => `<dt>${escaped(term)}</dt><dd>${escaped(text)}</dd>`).join('')}</dl>`

const operation = (method: string, path: string, { parameters, responses, ...said }: Operation): string => {
  const asked = parameters.map(
    ({ name, required, description = '' }) =>
      [`${name}${required ? '' : ' (optional)'}`, description] as const,
  )
  const answers = Object.entries(responses).map(([status, each]) => [status, each.description] as const)
  return `<section><h2><code>${escaped(method.toUpperCase())} ${escaped(path)}</code></h2><p><strong>${escaped(said.summary)}.</strong> ${escaped(said.description)}</p>${asked.length === 0 ? '' : `<h3>Asks for</h3>${list(asked)}`}<h3>Answers</h3>${list(answers)}</section>`
}

const schemaDetails = ([name, schema]: readonly [string, unknown]): string =>
  `<details><summary><code>${escaped(name)}</code></summary><pre>${escaped(JSON.stringify(schema, null, 2))}</pre></details>`

const problem = ([name, { status, title }]: readonly [string, { status: number; title: string }]): string =>
  `<dt id="${escaped(name)}"><code>${escaped(name)}</code>, ${status}</dt><dd>${escaped(title)}.</dd>`

/** `GET /staff/docs`: the API's description as a page to read. */
export const docsPage = (description: unknown): string => {
  const { info, paths, components } = shownSchema.parse(description)
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, each]) => operation(method, path, each)),
  )
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(info.title)}</title><style>${style}</style></head><body><main><h1>${escaped(info.title)}</h1><p>${escaped(info.description)} The same for machines: <a href="/staff/openapi.json">OpenAPI 3.1</a>.</p>${operations.join('')}<section><h2>What can go wrong</h2><p>Each is an <code>application/problem+json</code> whose <code>detail</code> says what to do.</p><dl>${Object.entries(problems).map(problem).join('')}</dl></section><section><h2>Commands</h2>${Object.entries(components.schemas).map(schemaDetails).join('')}</section></main></body></html>`
}
