import { parseArgs } from 'node:util'
import { createTransport } from 'nodemailer'

/** Sends one mail to the running system, as a resident would: `npm run demo:mail -- "Nobody came."` */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    from: { type: 'string', default: 'Joan Whitfield <joan.whitfield@post.example>' },
    to: { type: 'string', default: 'complaints@larkfield.example' },
    subject: { type: 'string', default: 'A small matter' },
    'smtp-port': { type: 'string', default: '2525' },
  },
})

const text =
  positionals.join(' ') || 'Nobody has come about the leak over my cooker. I have rung four times now.'
const transport = createTransport({ host: '127.0.0.1', port: Number(values['smtp-port']), ignoreTLS: true })
await transport.sendMail({ from: values.from, to: values.to, subject: values.subject, text })
transport.close()
console.log('Sent. The reply is in the mailbox page of the running system, /local/mailbox.')
