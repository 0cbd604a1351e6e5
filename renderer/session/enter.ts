// What happens in the window when a session begins, changes hands or ends. Runs in the window.

import { useQueryClient } from '@tanstack/react-query'
import type { SessionState } from '../../shared/session.ts'
import { sessionQuery } from '../queries.ts'

/**
 * Puts a new session state on screen. What another person had fetched is forgotten, because roles see different things;
 * for the same person, what failed behind the lock is asked again.
 */
export function useEnter(): (state: SessionState) => void {
  const queryClient = useQueryClient()
  return (state) => {
    const before = queryClient.getQueryData<SessionState>(sessionQuery.queryKey)
    if (before?.user?.staffId !== state.user?.staffId) {
      queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] })
    }
    queryClient.setQueryData(sessionQuery.queryKey, state)
    void queryClient.invalidateQueries({ predicate: (query) => query.state.status === 'error' })
  }
}
