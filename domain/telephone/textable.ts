import type { Landlord } from '../landlord/landlord.ts'
import { mobileIn } from './number.ts'

/**
 * The number that the landlord would text; null where it sends no texts, or none to such a number. What is promised and
 * what is sent both go by this.
 */
export const textable = ({ texts }: Landlord, phone: string | null): string | null =>
  texts === undefined || phone === null ? null : mobileIn(phone, texts.countries)
