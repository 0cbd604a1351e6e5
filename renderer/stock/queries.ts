// Questions about the stock. Runs in the window.
import { queryOptions } from '@tanstack/react-query'
import type { StockPaperKind } from '../../shared/stock.ts'
import { call } from '../ipc.ts'

export const stockQuery = queryOptions({ queryKey: ['stock', 'list'], queryFn: () => call('stock.list') })

export const stocktakeQuery = queryOptions({
  queryKey: ['stock', 'stocktake'],
  queryFn: () => call('stock.stocktake'),
})

export const movementsQuery = (productId: string) =>
  queryOptions({
    queryKey: ['stock', 'movements', productId],
    queryFn: () => call('stock.movements', { productId, limit: 100 }),
  })

export const stockPaperQuery = (kind: StockPaperKind, day: string) =>
  queryOptions({ queryKey: ['stock', 'paper', kind, day], queryFn: () => call('stock.paper', { kind, day }) })

export const proposalsQuery = (visitId: string) =>
  queryOptions({
    queryKey: ['stock', 'proposals', visitId],
    queryFn: () => call('stock.proposals', { visitId }),
  })
