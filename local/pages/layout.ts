import type { ServerResponse } from 'node:http'
import { escapeHtml } from '../../domain/notices/render.ts'

const style = `
:root{--ink:#14212B;--paper:#F6F4EF;--card:#FFFFFF;--accent:#0B5C6B;--quiet:#5B6770;--line:#C9CFD2;--done:#1E6B3A;--late:#B3261E;--warn:#8A4B00;--words:#DCEFF1;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--ink:#E8EEF0;--paper:#10181E;--card:#17222A;--accent:#7CC7D3;--quiet:#A9B5BC;--line:#33434D;--done:#8FD3A8;--late:#FFB4AB;--warn:#F2C27E;--words:#1B3A42}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
header,main{max-width:60rem;margin:0 auto;padding:16px}
header{border-bottom:4px solid var(--accent)}
header a{color:var(--ink);font-weight:bold;text-decoration:none;font-size:20px}
header{display:flex;flex-wrap:wrap;gap:4px 24px;align-items:baseline}
nav{display:flex;flex-wrap:wrap;gap:4px 16px}
nav a{font-size:16px;font-weight:normal;text-decoration:underline}
h1{font-size:28px;line-height:1.25;margin:24px 0 8px}
h2{font-size:20px;margin:32px 0 8px}
p,li,dd{max-width:66ch;overflow-wrap:anywhere}
a{color:var(--accent)}
a:focus-visible,button:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid #14212B;outline-offset:2px;box-shadow:0 0 0 5px #FFD54A;border-radius:2px}
.card{background:var(--card);border:1px solid var(--line);border-radius:6px;padding:16px;margin:16px 0}
.card h2{margin-top:0}
.card p:last-child{margin-bottom:0}
.quiet{color:var(--quiet)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;min-width:36rem}
th,td{text-align:left;padding:8px 12px 8px 0;border-bottom:1px solid var(--line);vertical-align:top}
blockquote{margin:16px 0;padding:12px 16px;background:var(--words);border-radius:6px;white-space:pre-wrap;overflow-wrap:anywhere}
code{font-size:15px;overflow-wrap:anywhere}
.line{display:flex;flex-wrap:wrap;list-style:none;margin:16px 0;padding:0;gap:8px 0}
.line li{flex:1 1 10rem;border-top:6px solid var(--line);padding:8px 12px 0 0}
.line .met{border-color:var(--done)} .line .missed{border-color:var(--late)} .line .pending{border-color:var(--accent)}
.line .today{border-color:var(--ink);border-top-style:double}
.state{font-weight:bold}
.met .state{color:var(--done)} .missed .state{color:var(--late)}
`

/** A page of the running system, in the product's look. `body` is HTML already escaped. */
export const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)} · Putright</title><style>${style}</style></head><body><header><a href="/">Putright</a><nav aria-label="Pages"><a href="/chat">Chat</a><a href="/local/mailbox">Mailbox</a><a href="/local/cases">Cases</a><a href="/local/slack">Slack</a></nav></header><main>${body}</main></body></html>`

export const sendPage = (response: ServerResponse, status: number, html: string): void => {
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
    .end(html)
}
