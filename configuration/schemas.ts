import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { landlordSchema } from '../domain/landlord/landlord.ts'
import { wordingSchema } from '../domain/notices/wording.ts'
import { hazardLawSchema } from '../domain/policy/hazardLaw.ts'
import { ombudsmanSchema } from '../domain/policy/ombudsman.ts'
import { policySchema } from '../domain/policy/policy.ts'

/** The JSON Schemas that editors complete our files by: each file, and the schema that it is made from. */
const published = [
  { file: 'domain/policy/policy.schema.generated.json', title: 'A complaints policy', schema: policySchema },
  {
    file: 'domain/policy/hazardLaw.schema.generated.json',
    title: 'A law on hazards',
    schema: hazardLawSchema,
  },
  { file: 'domain/policy/ombudsman.schema.generated.json', title: 'An ombudsman', schema: ombudsmanSchema },
  {
    file: 'domain/notices/wording.schema.generated.json',
    title: 'The words of notices',
    schema: wordingSchema,
  },
  { file: 'landlords/landlord.schema.generated.json', title: 'A landlord', schema: landlordSchema },
]

/** Each published file with the text that it has to have. */
export const publishedSchemas = (): { readonly file: string; readonly text: string }[] =>
  published.map(({ file, title, schema }) => {
    const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'ref' })
    return { file, text: `${JSON.stringify({ title, ...json }, null, 2)}\n` }
  })

/** Writes them under the root of the repository. */
export const publishSchemas = (root: string): void => {
  for (const { file, text } of publishedSchemas()) writeFileSync(join(root, file), text)
}
