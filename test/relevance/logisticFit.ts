/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index runs within arrays of known size */
/** Fits a logistic regression with a ridge penalty, by Newton's method (Hastie, Tibshirani and Friedman 2009, 4.4 and 3.4.1). */

export interface Example {
  readonly features: ArrayLike<number>;
  readonly relevant: boolean;
  /** How much the example counts. */
  readonly weight: number;
}

/**
 * @param ridge penalty on each weight, with features scaled to unit variance; the constant is free
 * @returns one weight for each feature as it is given, unscaled, then the constant
 */
export function fitLogistic(examples: readonly Example[], ridge = 1): number[] {
  const size = examples[0]?.features.length ?? 0;
  const mean = new Float64Array(size);
  const spread = new Float64Array(size);
  for (const { features } of examples)
    for (let i = 0; i < size; i++) mean[i]! += features[i]! / examples.length;
  for (const { features } of examples)
    for (let i = 0; i < size; i++) spread[i]! += (features[i]! - mean[i]!) ** 2 / examples.length;
  for (let i = 0; i < size; i++) spread[i] = Math.sqrt(spread[i]!) || 1;
  const scaled = examples.map(({ features }) => {
    const row = new Float64Array(size + 1);
    for (let i = 0; i < size; i++) row[i] = (features[i]! - mean[i]!) / spread[i]!;
    row[size] = 1;
    return row;
  });
  const weights = new Float64Array(size + 1);
  for (let round = 0; round < 50; round++) {
    const gradient = Float64Array.from(weights, (weight, i) => (i < size ? ridge * weight : 0));
    const hessian = Array.from({ length: size + 1 }, (_, i) =>
      Float64Array.from({ length: size + 1 }, (__, j) => (i === j ? ridge : 0)),
    );
    scaled.forEach((row, n) => {
      let sum = 0;
      for (let i = 0; i <= size; i++) sum += row[i]! * weights[i]!;
      const p = 1 / (1 + Math.exp(-sum));
      const { relevant, weight } = examples[n]!;
      const slope = weight * (p - (relevant ? 1 : 0));
      const bend = weight * p * (1 - p);
      for (let i = 0; i <= size; i++) {
        gradient[i]! += slope * row[i]!;
        for (let j = 0; j <= i; j++) hessian[i]![j]! += bend * row[i]! * row[j]!;
      }
    });
    for (let i = 0; i <= size; i++) for (let j = i + 1; j <= size; j++) hessian[i]![j] = hessian[j]![i]!;
    const step = solve(hessian, gradient);
    let most = 0;
    step.forEach((change, i) => {
      weights[i]! -= change;
      most = Math.max(most, Math.abs(change));
    });
    if (most < 1e-6) break;
  }
  const plain = Array.from({ length: size }, (_, i) => weights[i]! / spread[i]!);
  const constant = plain.reduce((sum, weight, i) => sum - weight * mean[i]!, weights[size]!);
  return [...plain, constant];
}

/** Solves a symmetric system by elimination with pivots. Changes its arguments. */
function solve(matrix: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++)
      if (Math.abs(matrix[row]![column]!) > Math.abs(matrix[pivot]![column]!)) pivot = row;
    [matrix[column], matrix[pivot]] = [matrix[pivot]!, matrix[column]!];
    [right[column], right[pivot]] = [right[pivot]!, right[column]!];
    for (let row = column + 1; row < size; row++) {
      const factor = matrix[row]![column]! / matrix[column]![column]!;
      for (let j = column; j < size; j++) matrix[row]![j]! -= factor * matrix[column]![j]!;
      right[row]! -= factor * right[column]!;
    }
  }
  const found = new Float64Array(size);
  for (let row = size - 1; row >= 0; row--) {
    let sum = right[row]!;
    for (let j = row + 1; j < size; j++) sum -= matrix[row]![j]! * found[j]!;
    found[row] = sum / matrix[row]![row]!;
  }
  return found;
}
