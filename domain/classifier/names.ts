/** What a message is, in the Complaint Handling Code's sense. One per message. */
export const dispositions = [
  'complaint',
  'service_request',
  'enquiry',
  'compliment',
  'other_procedure',
  'case_update',
  'not_for_us',
] as const

/** Which other procedure a message belongs to, where the disposition is `other_procedure`. */
export const procedures = [
  'asb',
  'insurance_claim',
  'legal',
  'charges_calculation',
  'local_authority',
  'employee_grievance',
  'policy_feedback',
  'data_request',
  'third_party_provider',
] as const

/** What somebody must notice about a message, whatever its disposition. */
export const flags = [
  'explicit_complaint',
  'prior_report',
  'escalation',
  'compensation',
  'hazard_emergency',
  'hazard_significant',
  'safeguarding',
  'vulnerability',
  'representative',
  'designated_person',
  'abusive',
  'legal',
  'out_of_time',
] as const

/** The main matter of a message. */
export const topics = [
  'repairs',
  'damp_mould',
  'heating_hot_water',
  'asb',
  'staff_conduct',
  'contractor_conduct',
  'communication',
  'estate',
  'charges',
  'allocations',
  'new_build',
  'safety',
  'adaptations',
  'data',
  'other',
] as const

export type Disposition = (typeof dispositions)[number]
export type Procedure = (typeof procedures)[number]
export type Flag = (typeof flags)[number]
export type Topic = (typeof topics)[number]
