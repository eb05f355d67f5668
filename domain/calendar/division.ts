import { z } from 'zod'

/** The parts of the United Kingdom that keep different bank holidays, as gov.uk publishes them. */
export const divisionSchema = z.enum(['england-and-wales', 'scotland', 'northern-ireland'])
export type Division = z.infer<typeof divisionSchema>
