export interface BenchOptions {
  size: string;
  only: string;
}

export async function bench(_options: BenchOptions): Promise<void> {}
