import { type Landlord, landlordSchema, type StaffMember } from '../domain/landlord/landlord.ts'
import { overlapIn } from '../domain/policy/policyInForce.ts'
import { subjectOf } from '../domain/staff/whoIs.ts'
import { landlordFile } from './places.ts'
import { policyIds } from './policies.ts'
import { type Problem, readYaml } from './yamlFile.ts'

const overlapping = ({ policies }: Landlord): Problem[] => {
  const overlap = overlapIn(policies)
  if (overlap === null) return []
  const [earlier, later] = overlap
  return [
    {
      path: ['policies', later],
      message: `${policies[later]?.policy} and ${policies[earlier]?.policy} are in force on the same days; give the earlier one an “until” before ${policies[later]?.from}`,
    },
  ]
}

const unknownPolicies = ({ policies }: Landlord): Problem[] => {
  const known = policyIds()
  return policies.flatMap(({ policy }, index) =>
    known.includes(policy)
      ? []
      : [
          {
            path: ['policies', index, 'policy'],
            message: `there is no policy “${policy}”; write one of ${known.join(', ')}`,
          },
        ],
  )
}

const endsBeforeItStarts = ({ policies }: Landlord): Problem[] =>
  policies.flatMap(({ from, until }, index) =>
    until === undefined || from <= until
      ? []
      : [
          {
            path: ['policies', index, 'until'],
            message: `ends on ${until}, before it starts on ${from}; mend one of the days`,
          },
        ],
  )

const unknownTimeZone = ({ timeZone }: Landlord): Problem[] => {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone })
    return []
  } catch {
    return [{ path: ['timeZone'], message: `“${timeZone}” is not a time zone; write one like Europe/London` }]
  }
}

const repeated = (ids: readonly string[], what: 'staff' | 'tenancies'): Problem[] =>
  ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [{ path: [what, index, 'id'], message: `“${id}” is there twice; give one of them another id` }],
  )

/** What must tell one member of staff from all others, as it is compared. */
const tellsApart: readonly (readonly [field: string, of: (member: StaffMember) => string | undefined])[] = [
  ['email', ({ email }) => email.toLowerCase()],
  ['slack', ({ slack }) => slack],
  ['teams', ({ teams }) => teams],
  ['subject', subjectOf],
]

/** Two people with one sign-in or one chat id would act as each other. */
const mistakable = ({ staff }: Landlord): Problem[] =>
  tellsApart.flatMap(([field, of]) => {
    const values = staff.map(of)
    return staff.flatMap((member, index) => {
      const first = values.indexOf(values[index])
      if (values[index] === undefined || first === index) return []
      const path = ['staff', index, field in member ? field : 'id']
      return [
        {
          path,
          message: `“${values[index]}” is ${staff[first]?.name}’s ${field} already; each has their own`,
        },
      ]
    })
  })

const problemsOf = (landlord: Landlord): Problem[] => [
  ...unknownTimeZone(landlord),
  ...unknownPolicies(landlord),
  ...endsBeforeItStarts(landlord),
  ...overlapping(landlord),
  ...repeated(
    landlord.staff.map((person) => person.id),
    'staff',
  ),
  ...repeated(
    landlord.tenancies.map((tenancy) => tenancy.id),
    'tenancies',
  ),
  ...mistakable(landlord),
]

/**
 * A landlord from its file; without a path, the one that the system runs for.
 * Throws `BadFile`, which names file, line, path and what to do.
 */
export const loadLandlord = (path: string = landlordFile()): Landlord =>
  readYaml(path, landlordSchema, problemsOf)
