// To whom marketing may be sent. Pure; runs anywhere. Source: laki sähköisen viestinnän palveluista 917/2014, 200 §: prior
// consent, or an existing customer (contact got with a sale, own similar products, told then and able to refuse in every
// message); a refusal always wins.
import { z } from 'zod'

export const marketingChannels = ['email', 'sms'] as const
export const MarketingChannel = z.enum(marketingChannels)
export type MarketingChannel = z.infer<typeof MarketingChannel>

export interface MarketingFacts {
  /** Her answer that holds, for this channel. */
  readonly answer: 'given' | 'refused' | null
  /** The address refused before, on whoever's card it stands now. */
  readonly suppressed: boolean
  readonly restricted: boolean
  readonly hasAddress: boolean
  /** She has bought something, so the contact was got in connection with a sale. */
  readonly hasBought: boolean
  /** The salon says: these people were told when they gave their address, and the message is about our own services. */
  readonly softOptIn: boolean
}

/** On what ground a message may go, or null when it may not. */
export function marketingGround(facts: MarketingFacts): 'consent' | 'soft-opt-in' | null {
  if (!facts.hasAddress || facts.restricted || facts.suppressed || facts.answer === 'refused') return null
  if (facts.answer === 'given') return 'consent'
  return facts.softOptIn && facts.hasBought ? 'soft-opt-in' : null
}

export const MarketingCounts = z.object({
  email: z.object({ consent: z.int(), softOptIn: z.int(), refused: z.int() }),
  sms: z.object({ consent: z.int(), softOptIn: z.int(), refused: z.int() }),
})
export type MarketingCounts = z.infer<typeof MarketingCounts>

export const SaveMarketingList = z.strictObject({ channel: MarketingChannel, softOptIn: z.boolean() })
export type SaveMarketingList = z.infer<typeof SaveMarketingList>
