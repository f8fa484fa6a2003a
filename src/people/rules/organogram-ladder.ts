import type { ProposedStep } from './ladder.ts';
import type { Organogram, PostGroup } from './read-organogram.ts';
import { JUNIOR_GRADES, SENIOR_GRADES } from './uk-grades.ts';

const OWN_STEPS = 12;
const BAND_WIDTH = 1.2;

/** Pay of a label: the median of its rows' mid-points, pounds a year; null when no row tells. */
function payOf(groups: readonly PostGroup[]): Map<string, number | null> {
  const all = new Map<string, number[]>();
  for (const { grade, pay } of groups) {
    const list = all.get(grade) ?? [];
    if (pay !== null && pay > 0) list.push(pay);
    all.set(grade, list);
  }
  return new Map(
    [...all].map(([label, list]) => [label, list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? null]),
  );
}

type Label = { label: string; pay: number | null };

function byStandard(labels: readonly Label[]): ProposedStep[] {
  const steps = JUNIOR_GRADES.map((step) => {
    const own = labels.filter(({ label }) => step.pattern.test(label.toUpperCase()));
    const pays = own.flatMap(({ pay }) => (pay === null ? [] : [pay])).sort((a, b) => a - b);
    return { name: step.name, labels: own.map(({ label }) => label), pay: pays[Math.floor(pays.length / 2)] ?? null };
  }).filter((step) => step.labels.length > 0);
  for (const { label, pay } of labels) {
    if (steps.some((step) => step.labels.includes(label))) continue;
    const distance = (step: (typeof steps)[number]): number =>
      pay === null || step.pay === null ? Number.POSITIVE_INFINITY : Math.abs(step.pay - pay);
    const nearest = steps.reduce((best, step) => (distance(step) < distance(best) ? step : best));
    nearest.labels.push(label);
  }
  return steps.map(({ name, labels }) => ({ name, labels }));
}

function byPay(labels: readonly Label[]): ProposedStep[] {
  const ordered = [...labels].sort((a, b) => (a.pay ?? 0) - (b.pay ?? 0) || (a.label < b.label ? -1 : 1));
  if (ordered.length <= OWN_STEPS) return ordered.map(({ label }) => ({ name: label, labels: [label] }));
  const bands: { from: number; labels: string[] }[] = [];
  for (const { label, pay } of ordered) {
    const band = bands.at(-1);
    if (band && (pay ?? 0) <= Math.max(band.from, 1) * BAND_WIDTH) band.labels.push(label);
    else bands.push({ from: pay ?? 0, labels: [label] });
  }
  return bands.map(({ labels: own }, at) => ({
    name: `Pay band ${at + 1} (${own.slice(0, 3).join(', ')}${own.length > 3 ? ', …' : ''})`.slice(0, 200),
    labels: own,
  }));
}

/**
 * A ladder for an organogram, most junior first. Senior grades follow SCS1 to SCS4 with military ranks beside them;
 * junior labels follow the civil-service grades when three of them occur (others join the step nearest in pay),
 * else pay: up to twelve labels are steps of their own, more become bands 20 % of pay wide.
 */
export function organogramLadder({ posts, groups }: Organogram): ProposedStep[] {
  const seniorLabels = [...new Set(posts.map(({ grade }) => grade).filter(Boolean))];
  const senior = SENIOR_GRADES.map((step) => ({
    name: step.name,
    labels: seniorLabels.filter((label) => step.pattern.test(label.toUpperCase().replace(/[\s_]/g, ''))),
  })).filter((step) => step.labels.length > 0);
  const placed = new Set(senior.flatMap((step) => step.labels));
  const labels = [...payOf(groups)]
    .filter(([label]) => label !== '' && !placed.has(label))
    .map(([label, pay]) => ({ label, pay }));
  const standard = JUNIOR_GRADES.filter((step) => labels.some(({ label }) => step.pattern.test(label.toUpperCase())));
  const junior = standard.length >= 3 ? byStandard(labels) : byPay(labels);
  const inJunior = new Set(labels.map(({ label }) => label));
  const others = seniorLabels.filter((label) => !placed.has(label) && !inJunior.has(label)).sort();
  return [...junior, ...others.map((label) => ({ name: label, labels: [label] })), ...senior];
}
