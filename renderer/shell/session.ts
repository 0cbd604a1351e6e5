// Who is at the screen, for components. The state itself comes from main. Runs in the window.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Permission } from '../../shared/permissions.ts'
import type { SessionState, SessionUser } from '../../shared/session.ts'
import { sessionQuery } from '../queries.ts'

/** The session as main last told it; undefined until the first answer. */
export function useSession(): SessionState | undefined {
  return useQuery(sessionQuery).data
}

/** The person signed in; null before. */
export function useUser(): SessionUser | null {
  return useSession()?.user ?? null
}

/** Whether the person signed in may do something. The check that counts is in main; this one only hides what would be refused. */
export function useMay(permission: Permission): boolean {
  return useUser()?.permissions.includes(permission) ?? false
}

/** Puts a session that a call has just answered on screen, without asking again: after sign-in, lock, setup steps. */
export function useShowSession(): (state: SessionState) => void {
  const client = useQueryClient()
  return useCallback((state) => client.setQueryData(sessionQuery.queryKey, state), [client])
}
