import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { CaseCommand } from '../../../domain/case/command.ts'
import type { Role } from '../../../domain/landlord/landlord.ts'
import { commandsFor, mayDo, mayNotAsk } from '../../../domain/staff/mayDo.ts'
import { whoMay } from '../../../domain/staff/whoMay.ts'

const roles = ['frontline', 'handler', 'reviewer', 'manager', 'administrator'] as const

interface Row {
  readonly type: string
  /** A stage, “with `agreedBy`”, “alone” or “any stage”. */
  readonly where: string
  readonly role: Role
  readonly allowed: boolean
}

const quoted = (cell: string): readonly string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text)

/** The table that staff read is the one that is held to. */
const table: readonly Row[] = readFileSync('docs/how-to/use-the-staff-api.md', 'utf8')
  .split('\n')
  .filter((line) => /\| (yes|no) \|$/.test(line))
  .flatMap((line) => {
    const [, ask = '', at = '', ...cells] = line.split('|').map((cell) => cell.trim())
    const stages = at.startsWith('`') ? quoted(at) : [at]
    return quoted(ask).flatMap((type) =>
      stages.flatMap((where) =>
        roles.map((role, index) => ({ type, where, role, allowed: cells[index] === 'yes' })),
      ),
    )
  })

const commandOf = ({ type, where }: Pick<Row, 'type' | 'where'>): CaseCommand => {
  const agreedBy = where.startsWith('with') ? { agreedBy: { by: 'staff:ruth', role: 'a manager' } } : {}
  const stage = /^[a-z]+(-[a-z0-9]+)?$/.test(where) && where !== 'alone' ? where : 'stage-1'
  // Who may ask goes by the type, the stage and the agreement alone.
  return { type, stage, ...agreedBy, at: '2026-11-09T10:00:00Z', by: 'staff:x' } as unknown as CaseCommand
}

describe('who may ask what', () => {
  test('the table names every command', () => {
    expect([...new Set(table.map(({ type }) => type))].toSorted()).toEqual(Object.keys(whoMay).toSorted())
  })

  test.each(roles)('%s may ask what the table says, and nothing else', (role) => {
    for (const row of table.filter((each) => each.role === role)) {
      const refusal = mayDo([role], commandOf(row))
      expect([row.type, row.where, refusal === null]).toEqual([row.type, row.where, row.allowed])
    }
  })

  test('two roles allow what either allows', () => {
    expect(mayDo(['frontline', 'handler'], commandOf({ type: 'respond', where: 'stage-1' }))).toBeNull()
    expect(mayDo(['frontline', 'handler'], commandOf({ type: 'respond', where: 'stage-2' }))).not.toBeNull()
  })

  test('nobody without a role may ask for anything', () => {
    for (const row of table) expect(mayDo([], commandOf(row))).not.toBeNull()
  })

  test('a refusal says who may', () => {
    expect(mayDo(['frontline'], commandOf({ type: 'close', where: 'any stage' }))?.why).toBe(
      'This is for a handler, a reviewer or a manager. Ask one of them to do it.',
    )
    expect(mayDo(['handler'], commandOf({ type: 'refuse', where: 'alone' }))?.why).toBe(
      'A refusal needs a manager: ask one to do it, or record in “agreedBy” which manager agreed.',
    )
  })

  test('the commands that a role is offered are those that some row allows it', () => {
    for (const role of roles) {
      const allowed = new Set(table.filter((row) => row.role === role && row.allowed).map(({ type }) => type))
      expect([...commandsFor([role])].toSorted()).toEqual([...allowed].toSorted())
    }
  })

  test('what is offered is what would be allowed, at every stage and to every role', () => {
    for (const row of table.filter(({ where }) => where !== 'alone')) {
      const command = commandOf(row)
      const stage = 'stage' in command ? command.stage : undefined
      const standing = { by: 'staff:x', roles: [row.role], stage, conflicted: [] }
      expect([row.type, row.where, mayNotAsk(standing, command.type) === null]).toEqual([
        row.type,
        row.where,
        row.allowed,
      ])
    }
  })

  test('whoever a case is about is offered nothing that decides in it (Code 5.8)', () => {
    const standing = { by: 'staff:x', roles: ['manager'], stage: 'stage-1', conflicted: ['staff:x'] } as const
    expect(mayNotAsk(standing, 'respond')?.why).toContain('conflict of interest')
    expect(mayNotAsk(standing, 'request-escalation')).toBeNull()
  })
})
