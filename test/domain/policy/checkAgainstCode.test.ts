import { describe, expect, test } from 'vitest'
import { loadPolicy, policyIds } from '../../../configuration/policies.ts'
import { checkAgainstCode } from '../../../domain/policy/checkAgainstCode.ts'

const code = loadPolicy('code-2024')
const check = (id: string) => checkAgainstCode(loadPolicy(id), code)
const verdict = (id: string, paragraph: string) => {
  const finding = check(id).find((each) => each.code === paragraph)
  return [finding?.verdict, finding?.policy]
}

test.each(policyIds())('%s has one finding for each paragraph of the Code, with a reason', (id) => {
  const findings = check(id)
  expect(findings.map((finding) => finding.code)).toEqual(
    code.document.clauses.filter((clause) => clause !== 'Introduction'),
  )
  for (const { why, policy, verdict } of findings) {
    expect(why).not.toBe('')
    if (verdict === 'falls-short' || verdict === 'exceeds') expect(policy).not.toBe('—')
  }
})

test('the Code meets itself', () => {
  expect(new Set(check('code-2024').map((finding) => finding.verdict))).toEqual(new Set(['meets']))
})

/* Read off the documents by hand, beside the Code's text. */
describe('verdicts', () => {
  test.each([
    // The 2018 policy: no numbers, a hidden stage before stage 1, the answer after the actions.
    ['flagship-2018', '1.2', 'falls-short', '2.3'],
    ['flagship-2018', '5.2', 'falls-short', '2.2'],
    ['flagship-2018', '5.3', 'meets', '4.1, 4.2'],
    ['flagship-2018', '6.2', 'silent', '—'],
    ['flagship-2018', '6.3', 'silent', '—'],
    ['flagship-2018', '6.6', 'falls-short', '4.1, 5.5'],
    ['flagship-2018', '3.7', 'falls-short', '4.4'],
    // The policy of 2020: a day to acknowledge, ten from receipt, three stages, six months.
    ['flagship-2020', '2.2(a)', 'falls-short', '3 (six months)'],
    ['flagship-2020', '5.3', 'falls-short', '4.1, 4.2, 4.3'],
    ['flagship-2020', '6.2', 'exceeds', '4.1'],
    ['flagship-2020', '6.3', 'exceeds', '4.1'],
    ['flagship-2020', '6.11', 'silent', '—'],
    ['flagship-2020', '6.14', 'exceeds', '4.2'],
    ['flagship-2020', '6.15', 'exceeds', '4.2'],
    ['flagship-2020', '6.16', 'falls-short', '4.2'],
    // The procedure: contact instead of an acknowledgement, an appeal that has to be explained.
    ['flagship-procedure', '6.2', 'silent', '2'],
    ['flagship-procedure', '6.4', 'meets', '2'],
    ['flagship-procedure', '6.5', 'falls-short', '2'],
    ['flagship-procedure', '6.6', 'falls-short', '2'],
    ['flagship-procedure', '6.8', 'falls-short', '6'],
    ['flagship-procedure', '6.12', 'falls-short', '4'],
    ['flagship-procedure', '5.3', 'falls-short', '2, 3, 4'],
    // Feedback first: shorter times, two steps too many before them.
    ['feedback-first-2021', '5.2', 'falls-short', '4'],
    ['feedback-first-2021', '5.3', 'meets', '4, 4'],
    ['feedback-first-2021', '6.2', 'silent', '—'],
    ['feedback-first-2021', '6.3', 'exceeds', '4'],
    ['feedback-first-2021', '6.14', 'exceeds', '4'],
    ['feedback-first-2021', '3.7', 'exceeds', '4'],
    // Housing Solutions: the Code's times, with words that undo some of it.
    ['housing-solutions-2024', '6.2', 'meets', '6.1'],
    ['housing-solutions-2024', '6.3', 'meets', '6.1'],
    ['housing-solutions-2024', '6.4', 'exceeds', '6.1'],
    ['housing-solutions-2024', '6.5', 'meets', '6.1'],
    ['housing-solutions-2024', '6.6', 'meets', '7.1'],
    ['housing-solutions-2024', '6.10', 'falls-short', '9.1'],
    ['housing-solutions-2024', '5.11', 'falls-short', '6.3.1'],
    ['housing-solutions-2024', '2.3', 'meets', '5.2'],
    ['housing-solutions-2024', '6.12', 'meets', '6.2'],
    // The Scottish model: quicker at stage 1, six months instead of twelve, no ceiling at stage 2.
    ['spso-2020', '2.3', 'falls-short', 'Time limit'],
    ['spso-2020', '6.3', 'exceeds', 'Stage 1'],
    ['spso-2020', '6.11', 'exceeds', 'Stage 2 acknowledgement'],
    ['spso-2020', '6.15', 'falls-short', 'Stage 2 extension'],
  ])('%s beside %s: %s (%s)', (id, paragraph, expected, clause) => {
    expect(verdict(id, paragraph)).toEqual([expected, clause])
  })
})
