// The privacy blur: hides what is on screen from somebody who comes to the desk, until the same keys again. Nothing is
// locked and nothing is lost. Runs in the window.
import { create } from 'zustand'

interface Blur {
  readonly isBlurred: boolean
  readonly toggle: () => void
}

export const useBlur = create<Blur>()((set) => ({
  isBlurred: false,
  toggle: () => set((now) => ({ isBlurred: !now.isBlurred })),
}))
