import type { Comparison } from './codeRequirements.ts'
import type { Amount, Limit } from './limit.ts'
import type { PolicyRules } from './policy.ts'
import type { Stage } from './stage.ts'

export type Verdict = 'meets' | 'exceeds' | 'falls-short' | 'silent'

/** What a comparison finds: the clause of the policy it rests on, the verdict and the reason in a sentence. */
export interface Compared {
  readonly policy: string
  readonly verdict: Verdict
  readonly why: string
}

const silence = '—'
const silent = (why: string): Compared => ({ policy: silence, verdict: 'silent', why })

/** The most working days that an amount can come to, for comparing one with another. */
const inWorkingDays = ({ count, unit }: Amount): number => {
  switch (unit) {
    case 'hours':
    case 'working-hours':
      return count / 24
    case 'working-days':
      return count
    case 'calendar-days':
      return (count * 5) / 7
    case 'weeks':
      return count * 5
    case 'months':
      return count * 21
    case 'years':
      return count * 252
  }
}

const written = ({ within, from }: Limit): string =>
  `${within.count} ${within.unit.replace('-', ' ')} from ${from.replace('-', ' ')}`

/** The stage of a policy that stands where the Code's does: named as its own, or of the same name. */
const stageOf = (policy: PolicyRules, id: Stage['id']): Stage | undefined =>
  policy.stages.find((stage) => stage.id === id)

const limitOf = (
  stage: Stage | undefined,
  step: 'acknowledge' | 'respond' | 'extension',
): Limit | undefined => stage?.[step]?.limit

/** A response counted from receipt is due no later than one counted from the acknowledgement. */
const startsEarlier = (own: Limit, code: Limit): boolean =>
  own.from === 'received' && code.from === 'acknowledged'

const byNumber = (own: Limit, code: Limit): Compared => {
  const [ours, theirs] = [inWorkingDays(own.within), inWorkingDays(code.within)]
  const both = `${written(own)} (the Code: ${written(code)})`
  if (ours > theirs) return { policy: own.clause, verdict: 'falls-short', why: `Longer: ${both}.` }
  if (ours < theirs) return { policy: own.clause, verdict: 'exceeds', why: `Shorter: ${both}.` }
  if (startsEarlier(own, code)) {
    return { policy: own.clause, verdict: 'exceeds', why: `The same number, counted from earlier: ${both}.` }
  }
  return { policy: own.clause, verdict: 'meets', why: `The same: ${both}.` }
}

const limit = (policy: PolicyRules, code: PolicyRules, test: Comparison & { kind: 'limit' }): Compared => {
  const stage = stageOf(policy, test.stage)
  const theirs = limitOf(stageOf(code, test.stage), test.step)
  const ours = limitOf(stage, test.step)
  if (theirs === undefined) return silent('The Code given has no number here.')
  if (ours !== undefined) return hardened(byNumber(ours, theirs), stage, test)
  if (test.step === 'extension' && stage?.extension?.cap === 'none') {
    return { policy: stage.extension.clause, verdict: 'falls-short', why: 'An extension has no ceiling.' }
  }
  if (test.step === 'extension') return silent('It has no extension; the Code allows one with reasons.')
  const contact = test.step === 'acknowledge' ? stage?.contact : undefined
  if (contact !== undefined) {
    return {
      policy: contact.clause,
      verdict: 'silent',
      why: `An officer makes contact within ${written(contact.limit)}; no acknowledgement with the complaint definition is promised.`,
    }
  }
  return silent(`It gives no date; the Code has ${written(theirs)}.`)
}

/** The same ceiling is stricter where it may never be passed. */
const hardened = (
  found: Compared,
  stage: Stage | undefined,
  test: Comparison & { kind: 'limit' },
): Compared =>
  test.step === 'extension' && found.verdict === 'meets' && stage?.extension?.cap === 'hard'
    ? { ...found, verdict: 'exceeds', why: `${found.why} It may never be passed, not even with good reason.` }
    : found

const extensionNotice = (policy: PolicyRules, stage: Stage['id']): Compared => {
  const extension = stageOf(policy, stage)?.extension
  if (extension === undefined) return silent('It has no extension.')
  const named = extension.noticeMustContain.some((item) => item.includes('Ombudsman'))
  return named
    ? { policy: extension.clause, verdict: 'meets', why: 'The notice gives the Ombudsman’s contact details.' }
    : {
        policy: extension.clause,
        verdict: 'falls-short',
        why: 'The notice of an extension need not give the Ombudsman’s contact details.',
      }
}

const answerWhenKnown = (policy: PolicyRules, stage: Stage['id']): Compared => {
  const respond = stageOf(policy, stage)?.respond
  if (respond === undefined) return silent('It says nothing of the answer.')
  return respond.waitsForActions
    ? { policy: respond.clause, verdict: 'falls-short', why: 'The answer waits until the actions are done.' }
    : silent('It does not say whether the answer waits for the actions.')
}

const before = (policy: PolicyRules): readonly string[] => policy.before.flatMap((each) => each.stage ?? [])

const stagesAtMost = (policy: PolicyRules, count: number): Compared => {
  const ahead = before(policy)
  const internal = policy.stages.filter((stage) => stage.id !== 'external' && !ahead.includes(stage.id))
  const clause = internal.map((stage) => stage.clause).join(', ')
  return internal.length > count
    ? {
        policy: clause,
        verdict: 'falls-short',
        why: `It has ${internal.length} stages: ${internal.map((stage) => stage.name).join('; ')}.`,
      }
    : { policy: clause, verdict: 'meets', why: `It has ${internal.length} stages.` }
}

const noStageBefore = (policy: PolicyRules): Compared => {
  const extra = policy.before.filter((each) => each.id !== 'service-request')
  const clause = policy.stages[0]?.clause ?? silence
  return extra.length === 0
    ? { policy: clause, verdict: 'meets', why: 'Nothing but service requests comes before stage 1.' }
    : {
        policy: extra.map((each) => each.clause).join(', '),
        verdict: 'falls-short',
        why: `Before stage 1 comes ${extra.map((each) => `“${each.name}”`).join(' and ')}.`,
      }
}

const noReasonsRequired = (policy: PolicyRules): Compared => {
  const asking = policy.stages.find((stage) => stage.enter.reasonsRequired)
  return asking === undefined
    ? silent('It does not say that reasons are not needed, and requires none.')
    : { policy: asking.enter.clause, verdict: 'falls-short', why: `${asking.name} has to be explained.` }
}

const inMonths = ({ count, unit }: Amount): number =>
  unit === 'years' ? count * 12 : unit === 'months' ? count : (inWorkingDays({ count, unit }) * 12) / 252

const age = (policy: PolicyRules, months: number): Compared => {
  const limits = policy.exclusions.flatMap((exclusion) => exclusion.outsideAfter ?? [])
  const shortest = limits.toSorted((a, b) => inMonths(a.within) - inMonths(b.within))[0]
  if (shortest === undefined) {
    return { policy: silence, verdict: 'meets', why: 'It leaves nothing out for its age.' }
  }
  const own = inMonths(shortest.within)
  const words = `${shortest.within.count} ${shortest.within.unit}`
  if (own < months) {
    return {
      policy: shortest.clause,
      verdict: 'falls-short',
      why: `It leaves out what is over ${words} old; the Code has ${months} months.`,
    }
  }
  const verdict = own > months ? 'exceeds' : 'meets'
  return { policy: shortest.clause, verdict, why: `It takes on what is up to ${words} old.` }
}

/** What numbers and structure say of a policy about one paragraph of the Code. */
export const compare = (policy: PolicyRules, code: PolicyRules, test: Comparison): Compared => {
  switch (test.kind) {
    case 'limit':
      return limit(policy, code, test)
    case 'extension-notice':
      return extensionNotice(policy, test.stage)
    case 'answer-when-known':
      return answerWhenKnown(policy, test.stage)
    case 'stages-at-most':
      return stagesAtMost(policy, test.count)
    case 'no-stage-before':
      return noStageBefore(policy)
    case 'no-reasons-required':
      return noReasonsRequired(policy)
    case 'age':
      return age(policy, test.months)
  }
}
