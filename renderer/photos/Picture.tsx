// A picture that main has handed over, shown from memory and let go of when it leaves the screen. Runs in the window.
import { useEffect, useState } from 'react'
import { blobOf } from './prepare-photo.ts'

interface PictureProps {
  /** Base64 of a JPEG. */
  readonly content: string
  readonly label: string
  readonly className?: string | undefined
}

export function Picture({ content, label, className }: PictureProps) {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(blobOf(content, 'image/jpeg'))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [content])
  return address === null ? null : <img src={address} alt={label} className={className} draggable={false} />
}
