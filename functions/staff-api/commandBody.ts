import { z } from 'zod'
import type { AskedCommand } from '../../casework/staffCommand.ts'
import { type CaseCommand, caseCommandSchema } from '../../domain/case/command.ts'

/** The commands in a union of unions. */
const optionsOf = (schema: z.core.$ZodType): readonly z.ZodObject[] => {
  if (schema instanceof z.ZodDiscriminatedUnion) return schema.options.flatMap(optionsOf)
  if (schema instanceof z.ZodObject) return [schema]
  throw new Error('A command is neither an object nor a union of them.')
}

const typeOf = (command: z.ZodObject): CaseCommand['type'] => {
  const { type } = command.shape
  if (!(type instanceof z.ZodLiteral)) throw new Error('A command has no type.')
  return type.value as CaseCommand['type']
}

const withoutWhenAndWho = (command: z.ZodObject): z.ZodObject => command.omit({ at: true, by: true })

/** Each command's body: the engine's own schema, without when and by whom, which the clock and the token say. */
export const commandBodies: ReadonlyMap<CaseCommand['type'], z.ZodObject> = new Map(
  optionsOf(caseCommandSchema).map((command) => [typeOf(command), withoutWhenAndWho(command)]),
)

const typeSchema = z.looseObject({
  type: z.enum([...commandBodies.keys()], {
    error: () => `write one of ${[...commandBodies.keys()].toSorted().join(', ')}`,
  }),
})

/** A body to a command. Its type is looked at first, so that what is wrong is said of that command alone. */
export const commandBodySchema: z.ZodType<AskedCommand> = typeSchema.transform((given, context) => {
  const parsed = commandBodies.get(given.type)?.safeParse(given)
  if (parsed?.success === true) return parsed.data as AskedCommand
  for (const { path, message } of parsed?.error.issues ?? [])
    context.addIssue({ code: 'custom', path: [...path], message })
  return z.NEVER
})
