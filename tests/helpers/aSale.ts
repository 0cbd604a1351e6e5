// Sales for tests: inputs with what every sale needs filled in, through the shared schemas as a call would come.
import type { z } from 'zod'
import { CreditSale, PaySale, SaleLineInput } from '../../shared/sales.ts'
import type { TempSalon } from './tempSalon.ts'

let requests = 0
export const requestId = () => {
  requests += 1
  return `request-${requests}`
}

/** A bottle of oil at 19,90 unless said otherwise. */
export function aLine(salon: TempSalon, over: Partial<z.input<typeof SaleLineInput>> = {}): SaleLineInput {
  const line = { kind: 'product', itemId: salon.oil.id, quantity: 1, unitCents: 1990, discount: null } as const
  return SaleLineInput.parse({ ...line, staffId: salon.owner.id, ...over })
}

/** A walk-in sale of nothing yet. */
export function aSale(over: Partial<z.input<typeof PaySale>>): PaySale {
  const empty = {
    appointmentId: null,
    appointmentVersion: null,
    clientId: null,
    language: 'fi',
    lines: [],
    payments: [],
  }
  return PaySale.parse({ requestId: requestId(), ...empty, ...over })
}

export function aCredit(over: Partial<z.input<typeof CreditSale>> & { originalId: string }): CreditSale {
  return CreditSale.parse({ requestId: requestId(), scope: { kind: 'all' }, reason: 'Virhelyönti', ...over })
}
