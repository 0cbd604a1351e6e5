// What the client has told, as marks in the head of the card: an allergy must not be forgotten. In the window.
import { useQuery } from '@tanstack/react-query'
import { ShieldAlert } from 'lucide-react'
import { useMay } from '../shell/session.ts'
import { StatusChip } from '../ui/Chip.tsx'
import { healthQuery } from './queries.ts'

export function HealthMarks({ clientId }: { readonly clientId: string }) {
  const may = useMay('health-data')
  const { data } = useQuery({ ...healthQuery(clientId), enabled: may })
  if (!may || data === undefined) return null
  return data.entries
    .filter((entry) => entry.endedAtMs === null)
    .map((entry) => (
      <StatusChip key={entry.id} tone="danger" icon={ShieldAlert}>
        {entry.name}
      </StatusChip>
    ))
}
