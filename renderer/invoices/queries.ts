// Query options of invoices. Runs in the window.
import { queryOptions } from '@tanstack/react-query'
import type { InvoiceFilter } from '../../shared/invoices.ts'
import { call } from '../ipc.ts'

export const invoicesQuery = (filter: InvoiceFilter, text: string) =>
  queryOptions({ queryKey: ['invoices', 'list', filter, text], queryFn: () => call('invoices.list', { filter, text }) })

export const invoiceQuery = (id: string) =>
  queryOptions({ queryKey: ['invoices', 'invoice', id], queryFn: () => call('invoices.invoice', { id }) })

export const draftQuery = (id: string) =>
  queryOptions({ queryKey: ['invoices', 'draft', id], queryFn: () => call('invoices.draft', { id }) })

export const bankRowsQuery = queryOptions({
  queryKey: ['invoices', 'bank'],
  queryFn: () => call('invoices.bankRows', { waiting: true }),
})

export const invoiceTermsQuery = queryOptions({
  queryKey: ['invoices', 'settings'],
  queryFn: () => call('invoices.settings'),
})
