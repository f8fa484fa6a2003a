import { useEffect, useRef } from 'react';

/** Tells the page how high a bar at the foot of the window is, so that notices stay above it. */
export function useFoot() {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = bar;
    if (!current) return;
    const { style } = document.documentElement;
    const seen = new ResizeObserver(() => style.setProperty('--foot', `${current.offsetHeight}px`));
    seen.observe(current);
    return () => {
      seen.disconnect();
      style.removeProperty('--foot');
    };
  }, []);
  return bar;
}
