/** Two arcs turning into each other: what the mentor teaches and what the mentee gives back. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true" focusable="false">
      <path d="M4.5 17a8.5 8.5 0 0 1 17 0" stroke="var(--vv-teach-fill)" strokeWidth="4" strokeLinecap="round" />
      <path d="M27.5 15a8.5 8.5 0 0 1-17 0" stroke="var(--vv-give-fill)" strokeWidth="4" strokeLinecap="round" />
    </svg>
  );
}
