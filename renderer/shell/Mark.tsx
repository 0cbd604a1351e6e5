// The product's mark: a lustre's drop. Drawn in the colour of the text around it. Runs in the window.

/** Decorative; the name stands beside it or in the window's title. */
export function Mark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <path
        d="M12 2.75C9.4 6.5 6 10.6 6 14.6a6 6 0 0 0 12 0C18 10.6 14.6 6.5 12 2.75Z"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
      <path
        d="M12 6.6c-1.7 2.7-3.2 5.2-3.2 7.9 0 2.4 1.4 4.6 3.2 6.1M12 6.6c1.7 2.7 3.2 5.2 3.2 7.9 0 2.4-1.4 4.6-3.2 6.1"
        stroke="currentColor"
        strokeWidth="1.1"
        strokeLinejoin="round"
        opacity="0.5"
      />
    </svg>
  )
}
