import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'putright-operator-'))
afterAll(() => rmSync(folder, { recursive: true }))

const received =
  '{"id":"1","policy":"code-2024","events":[{"type":"received","at":"2026-11-09T10:00:00+00:00"}]}'

const shell = (command: string) => {
  const { status, stdout, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', command], {
    encoding: 'utf8',
    env: { ...process.env, NODE: process.execPath, PUTRIGHT_DATA: join(folder, 'nothing') },
  })
  return { status, stdout, stderr }
}

describe('input that the operator can mend', () => {
  test.each([
    ['deadlines', 'no such file'],
    ['classify', 'no such file'],
  ])('%s names a file that is not there, with exit code 2', (command, words) => {
    const { status, stdout, stderr } = shell(`"$NODE" cli/putright.ts ${command} ${folder}/nothing.jsonl`)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(`nothing.jsonl: ${words}`)
  })

  test('an unknown command is told with the commands that there are, and exit code 2', () => {
    const { status, stderr } = shell('"$NODE" cli/putright.ts nonsense')
    expect(status).toBe(2)
    expect(stderr).toContain('deadlines')
  })

  test('a command that needs the running system says how to start it', () => {
    const { status, stderr } = shell('"$NODE" cli/putright.ts case list')
    expect(status).toBe(2)
    expect(stderr).toContain('npm start')
  })

  test('a moment that cannot be read is told before anything is moved', () => {
    const { status, stderr } = shell('"$NODE" cli/putright.ts clock +10x')
    expect(status).toBe(2)
    expect(stderr).toContain('+10d')
    expect(stderr).not.toContain('Moving')
  })
})

describe('a reader that has read enough', () => {
  test('ends the command without a fault', () => {
    const file = join(folder, 'many.jsonl')
    writeFileSync(file, `${received}\n`.repeat(5000))
    const { status, stdout, stderr } = shell(`"$NODE" cli/putright.ts deadlines ${file} | head -1`)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout.split('\n').length).toBe(2)
  })
})
