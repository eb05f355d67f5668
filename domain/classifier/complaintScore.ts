import { softmax } from './model.ts'
import { type Disposition, dispositions } from './names.ts'

type Scores = ReadonlyMap<string, number>

/** The complaint’s own calibrated probability, and the rest shared out as the dispositions’ softmax has it. */
export const probabilitiesOf = (scores: Scores, complaint: number): Record<Disposition, number> => {
  const others = dispositions.filter((name) => name !== 'complaint')
  const shares = softmax(others.map((name) => scores.get(`disposition:${name}`) ?? 0))
  const entries = others.map((name, index) => [name, (shares[index] ?? 0) * (1 - complaint)] as const)
  return { ...Object.fromEntries(entries), complaint } as Record<Disposition, number>
}

/** How much the complaint outweighs all the other dispositions together: the logit of its share. */
export const complaintScore = (scores: Scores): number => {
  const rivals = dispositions
    .filter((name) => name !== 'complaint')
    .map((name) => scores.get(`disposition:${name}`) ?? 0)
  const highest = Math.max(...rivals)
  const sum = rivals.reduce((total, rival) => total + Math.exp(rival - highest), 0)
  return (scores.get('disposition:complaint') ?? 0) - highest - Math.log(sum)
}
