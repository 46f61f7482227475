/** Each kernel takes its size and gives a number to compare. */
type Kernel = (size: number) => number;

export const sieve: Kernel;
export const nbody: Kernel;
export const matrix: Kernel;
export const levenshtein: Kernel;
export const quicksort: Kernel;
export const trees: Kernel;
export const mandelbrot: Kernel;
export const words: Kernel;
export const spectral: Kernel;
export const fannkuch: Kernel;
export const knapsack: Kernel;
export const paths: Kernel;
