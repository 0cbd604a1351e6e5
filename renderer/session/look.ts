// Changing language and theme: of the window before sign-in, of the person after. Runs in the window.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Language, Theme } from '../../shared/values.ts'
import { call } from '../ipc.ts'
import { sessionQuery } from '../queries.ts'
import { useSession } from '../shell/session.ts'

export interface Look {
  readonly language?: Language
  readonly theme?: Theme
}

/** Takes effect at once; remembered on this computer, and as the person's own choice when someone is signed in. */
export function useSetLook(): (look: Look) => void {
  const queryClient = useQueryClient()
  const isSignedIn = useSession()?.phase === 'ready'
  const { mutate } = useMutation({
    mutationFn: async (look: Look) => {
      if (isSignedIn) await call('settings.savePreferences', look)
      return call('session.setLook', look)
    },
    onSuccess: (state) => queryClient.setQueryData(sessionQuery.queryKey, state),
  })
  return mutate
}
