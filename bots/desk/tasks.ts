import { answeringTasks } from './answering.ts'
import type { AtHand } from './atHand.ts'
import { endingTasks } from './ending.ts'
import { handlingTasks } from './handling.ts'
import { readingTasks } from './reading.ts'
import { notFor, type Task } from './task.ts'

const all: readonly Task[] = [...readingTasks, ...handlingTasks, ...answeringTasks, ...endingTasks]

export const taskNamed = (name: string): Task | null => all.find((task) => task.name === name) ?? null

/** What somebody may sensibly do with a case now. Nothing where they see only its dates. */
export const offeredTasks = (at: AtHand): readonly Task[] =>
  at.sight === 'dates' ? [] : all.filter((task) => task.offered(at) && notFor(at, task) === null)
