// The product's mark: a lustre's drop. Drawn in the colour of the text around it. Runs in the window.

/** Decorative; the name stands beside it or in the window's title. */
export function Mark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <path d="M12 2.5 5.2 12 12 21.5 18.8 12Z" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" />
      <path
        d="M5.2 12h13.6M12 2.5 9.2 12 12 21.5 14.8 12Z"
        stroke="currentColor"
        strokeWidth="1.2"
        strokeLinejoin="round"
        opacity="0.55"
      />
    </svg>
  )
}
