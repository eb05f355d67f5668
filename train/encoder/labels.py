"""What is scored, in the order of `train/outputs.ts`: the fine-tuned model's outputs stand in the same order."""

FLAGS = (
    "explicit_complaint prior_report escalation compensation hazard_emergency hazard_significant safeguarding "
    "vulnerability representative designated_person abusive legal out_of_time"
).split()
DISPOSITIONS = (
    "complaint service_request enquiry compliment other_procedure case_update not_for_us"
).split()
PROCEDURES = (
    "asb insurance_claim legal charges_calculation local_authority employee_grievance policy_feedback "
    "data_request third_party_provider"
).split()
TOPICS = (
    "repairs damp_mould heating_hot_water asb staff_conduct contractor_conduct communication estate charges "
    "allocations new_build safety adaptations data other"
).split()

FLAG = slice(0, len(FLAGS))
DISPOSITION = slice(FLAG.stop, FLAG.stop + len(DISPOSITIONS))
PROCEDURE = slice(DISPOSITION.stop, DISPOSITION.stop + len(PROCEDURES))
TOPIC = slice(PROCEDURE.stop, PROCEDURE.stop + len(TOPICS))
OUTPUTS = TOPIC.stop
