import { z } from 'zod'

/** Who looks at a complaint after the landlord, with the details printed to residents: today's, not an old document's. */
export const ombudsmanSchema = z.strictObject({
  $schema: z.string().optional(),
  id: z.string().min(1),
  name: z.string().min(1),
  telephone: z.string().min(1),
  webForm: z.url(),
  website: z.url(),
  address: z.string().min(1),
  describedAs: z.string().min(1).describe('One plain sentence for residents.'),
  when: z.string().min(1).describe('When a resident may go there, in plain words.'),
  source: z.string().min(1).describe('Where these details were seen, and when.'),
})
export type Ombudsman = z.infer<typeof ombudsmanSchema>
