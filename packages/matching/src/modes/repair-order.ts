import type { StageName } from '../types.ts';

/** Repair keeps as many standing pairs as coverage allows, before it looks at scores. */
export function repairOrder(stages: readonly StageName[]): StageName[] {
  const rest = stages.filter((stage) => stage !== 'calm');
  const at = rest.indexOf('coverage') + 1;
  return [...rest.slice(0, at), 'calm', ...rest.slice(at)];
}
